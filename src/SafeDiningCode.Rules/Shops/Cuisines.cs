namespace SafeDiningCode.Rules.Shops;

/// <summary>A thing to choose from a list, by its code.</summary>
/// <param name="Code">What is stored and what programs read.</param>
/// <param name="Chinese">Its name.</param>
/// <param name="English">Its name in English.</param>
public sealed record Choice(string Code, string Chinese, string English);

/// <summary>
/// What a shop cooks (菜系), as its owner says. [choice] The list is Kunming's; 清真 is not on it, for that is a licence of
/// its own and no taste.
/// </summary>
public static class Cuisines
{
    /// <summary>The longest code.</summary>
    public const int LongestCode = 20;

    /// <summary>All, in the order in which they are offered.</summary>
    public static IReadOnlyList<Choice> All { get; } =
    [
        new("yunnan", "滇菜", "Yunnan"),
        new("rice-noodles", "米线", "Rice noodles"),
        new("dai", "傣味", "Dai"),
        new("mushroom", "野生菌", "Wild mushrooms"),
        new("sichuan", "川菜", "Sichuan"),
        new("hunan", "湘菜", "Hunan"),
        new("cantonese", "粤菜", "Cantonese"),
        new("jiangnan", "江浙菜", "Jiangnan"),
        new("northeastern", "东北菜", "Northeastern"),
        new("northwestern", "西北菜", "Northwestern"),
        new("hotpot", "火锅", "Hotpot"),
        new("barbecue", "烧烤", "Barbecue"),
        new("noodles", "面馆", "Noodles"),
        new("dumplings", "包子饺子", "Buns and dumplings"),
        new("snacks", "小吃", "Snacks"),
        new("home-style", "家常菜", "Home-style"),
        new("fast-food", "快餐", "Fast food"),
        new("seafood", "海鲜", "Seafood"),
        new("vegetarian", "素食", "Vegetarian"),
        new("western", "西餐", "Western"),
        new("japanese", "日本料理", "Japanese"),
        new("korean", "韩国料理", "Korean"),
        new("southeast-asian", "东南亚菜", "Southeast Asian"),
        new("drinks", "茶饮咖啡", "Tea and coffee"),
        new("bakery", "烘焙甜品", "Bakery and desserts"),
        new("canteen", "食堂", "Canteen"),
        new("other", "其他", "Other"),
    ];

    /// <summary>The one of a code; null for any other text.</summary>
    public static Choice? Find(string? code) => All.FirstOrDefault(cuisine => cuisine.Code == code);
}

/// <summary>Languages in which a shop can serve, by their codes (ISO 639, and <c>csl</c> for Chinese sign language).</summary>
public static class SpokenLanguages
{
    private const char Between = ',';

    /// <summary>All, in the order in which they are offered and shown.</summary>
    public static IReadOnlyList<Choice> All { get; } =
    [
        new("zh", "普通话", "Mandarin"),
        new("en", "英语", "English"),
        new("yue", "粤语", "Cantonese"),
        new("th", "泰语", "Thai"),
        new("lo", "老挝语", "Lao"),
        new("my", "缅甸语", "Burmese"),
        new("vi", "越南语", "Vietnamese"),
        new("ja", "日语", "Japanese"),
        new("ko", "韩语", "Korean"),
        new("fr", "法语", "French"),
        new("de", "德语", "German"),
        new("ru", "俄语", "Russian"),
        new("es", "西班牙语", "Spanish"),
        new("ar", "阿拉伯语", "Arabic"),
        new("csl", "手语", "Chinese sign language"),
    ];

    /// <summary>The languages of a stored text; what is not on the list is passed over.</summary>
    public static IReadOnlyList<Choice> Of(string? text) => Known((text ?? "").Split(Between));

    /// <summary>Codes as they are stored, in the order of the list and each once; null where none is known.</summary>
    public static string? ToText(IEnumerable<string> codes) => Known(codes) is { Count: > 0 } known ? string.Join(Between, known.Select(language => language.Code)) : null;

    private static List<Choice> Known(IEnumerable<string> codes)
    {
        var wanted = codes.ToHashSet(StringComparer.Ordinal);
        return [.. All.Where(language => wanted.Contains(language.Code))];
    }
}
