using System.Globalization;
using System.Text;

namespace SafeDiningCode.Rules.Shops;

/// <summary>What is wrong with the wording of a sign.</summary>
public enum SignFault
{
    /// <summary>Longer than <see cref="ShopSigns.Longest"/>.</summary>
    TooLong,

    /// <summary>It has no letter, character or digit, or something that cannot be on a sign: a line break, half a character.</summary>
    NoName,

    /// <summary>It says what only an authority can say of a shop.</summary>
    Claim,
}

/// <summary>A sign as read.</summary>
/// <param name="Sign">The wording, with single spaces.</param>
/// <param name="Fault">What is wrong with it; null where nothing is.</param>
/// <param name="Claim">The words that claim too much; null where there are none.</param>
public sealed record SignReading(string Sign, SignFault? Fault, string? Claim = null);

/// <summary>
/// What an owner may write as the name over the door (门店招牌). Diners read it large on a page that speaks in the
/// authority's name, so it must not sound like the authority: no grade, no list, no endorsement. A shop whose sign
/// truly has such words asks for them by a change of its registered name.
/// </summary>
public static class ShopSigns
{
    /// <summary>The longest sign: what a poster can still show in type that is read from a metre away.</summary>
    public const int Longest = 40;

    // [choice] No rule lists them; the advertising law (articles 9 and 28) forbids the kinds. Compared without spaces,
    // dashes, dots and case; whole phrases rather than 政府 or 国家, for shops lie in streets that are called so.
    private static readonly string[] ClaimedGrades = ["A级", "B级", "C级", "D级", "A等", "GRADEA", "GRADEB", "量化等级", "等级优秀", "食品安全等级", "评级", "红榜", "黑榜", "红黑榜", "笑脸"];

    private static readonly string[] ClaimedOffice =
    [
        "政府指定", "政府推荐", "政府认证", "政府合作", "国家级", "国家指定", "国家认证", "省级", "市级", "官方", "指定餐厅", "指定饭店", "指定单位", "定点餐厅", "定点饭店", "定点单位", "特供", "专供",
        "市场监管", "监管局", "监督局", "食药监", "药监局", "卫生局", "卫健委", "安心码", "放心码", "OFFICIAL", "GOVERNMENT", "BYAPPOINTMENT",
    ];

    private static readonly string[] ClaimedAwards =
    [
        "示范店", "示范单位", "示范餐厅", "文明单位", "先进单位", "诚信单位", "放心店", "免检", "认证", "达标", "金牌榜", "米其林", "黑珍珠", "ISO9001", "ISO22000", "HACCP", "CERTIFIED",
        "APPROVED", "MICHELIN",
    ];

    /// <summary>All phrases that claim too much.</summary>
    public static IReadOnlyList<string> Claims { get; } = [.. ClaimedGrades, .. ClaimedOffice, .. ClaimedAwards];

    /// <summary>Reads a sign as typed. Empty text is an empty sign without fault: none of its own.</summary>
    public static SignReading Read(string? text)
    {
        var typed = (text ?? "").Trim();
        if (typed.EnumerateRunes().Any(IsUnfit))
        {
            return new SignReading(string.Concat(typed.EnumerateRunes().Where(rune => !IsUnfit(rune))), SignFault.NoName);
        }

        var sign = string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (sign.Length == 0)
        {
            return new SignReading("", Fault: null);
        }

        if (sign.Length > Longest)
        {
            return new SignReading(sign, SignFault.TooLong);
        }

        if (!sign.EnumerateRunes().Any(Rune.IsLetterOrDigit))
        {
            return new SignReading(sign, SignFault.NoName);
        }

        var compact = TypedText.Compact(sign);
        var claim = Claims.FirstOrDefault(phrase => compact.Contains(phrase, StringComparison.Ordinal));
        return new SignReading(sign, claim is null ? null : SignFault.Claim, claim);
    }

    // Invisible characters too: they would hide a claim from the comparison, or turn the direction of writing.
    private static bool IsUnfit(Rune rune) =>
        rune == Rune.ReplacementChar
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
