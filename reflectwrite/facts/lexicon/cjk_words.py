"""What stands behind a number in Chinese and Japanese."""

from __future__ import annotations

from .base import table

WEEKDAY_SIGNS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "天": 6,
                 "月": 0, "火": 1, "水": 2, "木": 3, "金": 4, "土": 5, "日": 6}  # fmt: skip
HALVES = {"上午": 0, "早上": 0, "凌晨": 0, "清晨": 0, "午前": 0, "朝": 0, "下午": 12, "晚上": 12,
          "中午": 12, "傍晚": 12, "午後": 12, "夜": 12, "夕方": 12}  # fmt: skip
CURRENCIES = table(
    "US$=USD HK$=HKD NT$=TWD ¥=CNY ￥=CNY $=USD ＄=USD €=EUR £=GBP 元=CNY 人民币=CNY 人民幣=CNY"
    " 块=CNY 块钱=CNY 美元=USD 美金=USD 欧元=EUR 歐元=EUR 英镑=GBP 日元=JPY 港元=HKD 港币=HKD"
    " 新台币=TWD 円=JPY ドル=USD 米ドル=USD ユーロ=EUR ポンド=GBP 人民元=CNY 韩元=KRW ウォン=KRW"
    " USD=USD EUR=EUR GBP=GBP JPY=JPY CNY=CNY RMB=CNY HKD=HKD"
)
DURATIONS = table(
    "秒=s 秒钟=s 秒間=s 分=min 分钟=min 分鐘=min 分間=min"
    " 小时=h 小時=h 个小时=h 個小時=h 時間=h 天=D 日間=D 日=D"
    " 个工作日=BD 個工作日=BD 工作日=BD 营业日=BD 営業日=BD"
    " 周=W 週=W 星期=W 个星期=W 週間=W"
    " 个月=M 個月=M か月=M ヶ月=M カ月=M ケ月=M か月間=M ヶ月間=M 季度=Q 个季度=Q 四半期=Q 年=Y"
    " 年間=Y 年间=Y 晚=D 泊=D"
)
UNITS = table(
    "毫米=mm 厘米=cm 米=m 公里=km 千米=km 克=g 毫克=mg 公斤=kg 千克=kg 吨=t 噸=t 升=l 毫升=ml"
    " 平方米=m2 平米=m2 立方米=m3 公顷=ha 度=° 摄氏度=°C 英里=mi 千瓦=kW 兆瓦=MW 千瓦时=kWh ミリ=mm"
    " センチ=cm メートル=m キロ=km キロメートル=km グラム=g キログラム=kg トン=t リットル=l"
    " 平方メートル=m2 平米=m2 立方メートル=m3 ヘクタール=ha 百分点=pp 个百分点=pp ポイント=pp"
    " ギガバイト=GB メガバイト=MB ワット=W キロワット=kW"
)
COUNTERS = frozenset("个個件台名人份箱本枚つ匹头只张張条套支瓶杯辆間间家所次回位部冊点項项社")
