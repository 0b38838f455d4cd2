namespace SafeDiningCode.Web.Demo;

/// <summary>What made-up shops are called, where they stand and what inspectors find there.</summary>
internal static class DemoWords
{
    public static readonly string[] Places =
    [
        "翠湖", "文林", "南屏", "滇池", "金马", "碧鸡", "圆通", "大观", "官渡", "茶马", "云大", "东陆", "金碧", "北辰", "世纪", "雨花", "洛龙", "梅子",
        "石林", "海埂", "春城", "龙泉", "昙华", "白塔", "螺蛳湾", "西山", "团结", "温泉", "宝象", "盘龙",
    ];

    public static readonly string[] Dishes =
    [
        "过桥米线", "汽锅鸡", "小锅米线", "烧饵块", "野生菌火锅", "滇味小炒", "傣味烧烤", "清真牛菜馆", "建水烧豆腐", "破酥包子铺", "豆花米线", "洋芋饭",
        "宜良烤鸭", "羊肉米线", "铜锅洋芋饭", "鲜花饼坊", "咖啡馆", "茶餐厅", "川味火锅", "面馆", "素食馆", "砂锅粥", "饺子馆", "烘焙坊",
    ];

    public static readonly string[] Roads =
    [
        "翠湖南路", "文林街", "青年路", "北京路", "人民中路", "环城西路", "广福路", "学府路", "龙泉路", "金碧路", "彩云北路", "滇池路", "春雨路", "关上中路", "白龙路",
    ];

    public static readonly string[] Surnames = ["王", "李", "张", "杨", "赵", "陈", "刘", "马", "何", "段", "普", "和", "白", "罗", "周"];

    public static readonly string[] GivenNames = ["明", "丽华", "建国", "秀英", "涛", "静", "志强", "春燕", "云", "晓东", "美玲", "永福"];

    public static readonly string[] Scopes =
    [
        "热食类食品制售", "热食类食品制售、冷食类食品制售", "热食类食品制售、自制饮品制售", "糕点类食品制售、自制饮品制售", "热食类食品制售、冷食类食品制售、生食类食品制售",
    ];

    /// <summary>Items of the routine check form, in short words; the first ones are key items.</summary>
    public static readonly (string Wording, bool KeyItem)[] Failures =
    [
        ("食品处理区有超过保质期的调味料", true),
        ("部分从业人员未取得有效健康证明", true),
        ("餐具保洁柜未关闭", false),
        ("冷藏柜内生熟食品未分开存放", false),
        ("地面有油污未及时清理", false),
        ("垃圾桶未加盖", false),
        ("洗手池未配备洗手液", false),
        ("进货查验记录不完整", false),
        ("防蝇纱窗破损", false),
        ("未公示当日自检结果", false),
    ];
}
