using SafeDiningCode.Rules.Shops;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Shopfront.Pages;

/// <summary>The shop in words.</summary>
internal static class ShopWords
{
    private static readonly (string Chinese, string English)[] Days =
        [("周一", "Monday"), ("周二", "Tuesday"), ("周三", "Wednesday"), ("周四", "Thursday"), ("周五", "Friday"), ("周六", "Saturday"), ("周日", "Sunday")];

    /// <summary>A day of the week; 0 is Monday.</summary>
    public static string Day(int day, Language language) => language.T(Days[day].Chinese, Days[day].English);

    /// <summary>What is wrong with opening hours, and what to do.</summary>
    public static string Fault(OpeningFault fault, int? day, Language language)
    {
        var words = fault switch
        {
            OpeningFault.Incomplete => language.T("有一段营业时间只填了一半：开门和关门都要填，或者都留空。", "One of the times is half filled in: give both when it opens and when it closes, or neither."),
            OpeningFault.Unreadable => language.T("有一个时间看不懂，请写成 09:30 这样。", "A time cannot be read: write it like 09:30."),
            OpeningFault.Empty => language.T("有一段的开门和关门时间相同。全天营业请写 00:00 到 00:00。", "One of the times ends when it begins. For all day write 00:00 to 00:00."),
            OpeningFault.Overlap => language.T("两段营业时间重叠了，可能是前一天的时间过了半夜。", "Two times overlap; perhaps the one of the day before runs past midnight."),
            OpeningFault.TooMany => language.T("一天最多三段营业时间。", "At most three times a day."),
            _ => language.T("七天都休息？请至少留一天营业。", "Closed on all seven days? Please leave one on which it is open."),
        };
        return day is { } known ? language.T($"{Day(known, language)}：{words}", $"{Day(known, language)}: {words}") : words;
    }

    /// <summary>What is wrong with a sign, and what to do.</summary>
    public static string Fault(SignReading reading, Language language) => reading.Fault switch
    {
        SignFault.TooLong => language.T($"招牌名请不要超过 {ShopSigns.Longest} 个字。", $"Please keep the sign to {ShopSigns.Longest} characters."),
        SignFault.Claim => language.T(
            $"招牌名里不能有“{reading.Claim}”：等级、名单和官方认可只由监管部门公布。招牌上确实有这些字，请提交名称变更申请。",
            "Grades, lists and endorsements are the authority's to publish: a sign cannot claim them here. If yours truly has these words, ask for a change of name."),
        _ => language.T("招牌名里要有文字，不能有看不见的字符。请重新输入。", "A sign needs letters or characters, and none that cannot be seen. Please type it again."),
    };

    /// <summary>What is wrong with a phone, and what to do.</summary>
    public static string PhoneFault(Language language) => language.T(
        "请填手机号、带区号的座机（如 0871-63123456）或 400、800 电话。",
        "Please give a mobile number, a landline with its area code (like 0871-63123456), or a 400 or 800 number.");
}
