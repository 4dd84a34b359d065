"""Words by which official reports count: what may stand after a number."""

from __future__ import annotations

import re

ACTS = (
    "次 场次 场 轮次 轮 批次 批 期 趟 班次 课时 学时 人次 户次 家次 台次 车次 人天 频次 节次 件次 篇次 条次 组次 期次"
)
PAPERS = "件 篇 份 条 封 则 首 幅 张 部 本 册 辑 卷 集 套 种 版 宗 例 起 桩 道 题 字 课 讲 节 页 票 枚 项次"
PEOPLE = "名 人 位 户 家 对 组 支 个 员"
PLACES = "处 所 座 栋 间 站 眼 口 条"
MEASURES = "亩 公顷 平方公里 平方千米 平方米 立方米 公里 千米 米 吨 公斤 千克 斤 升 千瓦 千瓦时 兆瓦 度"
MONEY = "元 美元 港元 欧元 元人民币"
TIMES = "天 小时 分钟 个小时 个工作日 个学时 个课时"
SHARES = "% ‰ 个百分点 百分点 倍"
THINGS = "台 辆 只 头 株 棵 块 枚 面 顶 床 箱 盒 包 袋 瓶 双 件套 台套 架 艘 扇 盏 架次 桶 颗 羽 尾 匹 把 粒 根 门 堂 款 项 个 类"
# Nouns that follow a number without a measure word.
BARE = "方面 大类 大项 大块 县区 区县 市县 县市 省区 省份 省市 乡镇 镇街 街镇 村 社区 村居 街道 镇 部门 单位 国家 界别 专委会 支部 企业 学校 点位 专题 课题 议题 代表团 党派 民族 贫困户 党支部 班 市 县 区 省"

_ALL = " ".join((ACTS, PAPERS, PEOPLE, PLACES, MEASURES, MONEY, TIMES, SHARES, THINGS, BARE)).split()
UNIT = "(?:" + "|".join(re.escape(unit) for unit in sorted(set(_ALL), key=len, reverse=True)) + ")"

# Units that a single Chinese numeral may stand before in a count of work (两辑, 三期), not in a turn of speech (一个).
COUNTED_IN_WORDS = {
    "次",
    "场次",
    "场",
    "轮",
    "批次",
    "批",
    "期",
    "人次",
    "件",
    "篇",
    "份",
    "部",
    "本",
    "册",
    "辑",
    "卷",
    "名",
    "人",
    "位",
    "户",
    "家",
    "课",
    "讲",
}
