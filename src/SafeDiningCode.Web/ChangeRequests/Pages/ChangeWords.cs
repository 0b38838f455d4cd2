using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Rules.Changes;
using SafeDiningCode.Web.ChangeRequests.Overview;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.ChangeRequests.Pages;

/// <summary>Change requests in words.</summary>
internal static class ChangeWords
{
    private static readonly string NoEnd = Day.Text(DateOnly.MaxValue);

    /// <summary>A fact.</summary>
    public static string Fact(ChangeFact fact, Language language) => fact switch
    {
        ChangeFact.Name => language.T("经营者名称", "Operator"),
        ChangeFact.Address => language.T("经营场所（地址）", "Address"),
        ChangeFact.LegalPerson => language.T("法定代表人（负责人）", "Legal person in charge"),
        ChangeFact.Scope => language.T("经营项目", "What the licence allows"),
        ChangeFact.LicenceNumber => language.T("许可证编号", "Licence number"),
        ChangeFact.ValidUntil => language.T("许可证有效期至", "Licence valid until"),
        _ => language.T("统一社会信用代码", "Unified social credit code"),
    };

    /// <summary>Facts one after another.</summary>
    public static string Facts(IEnumerable<ChangeFact> facts, Language language) => string.Join(language.T("、", ", "), facts.Select(fact => Fact(fact, language)));

    /// <summary>A value as people read it.</summary>
    public static string Value(ChangeFact fact, string? value, Language language) =>
        string.IsNullOrEmpty(value) ? language.T("（没有登记）", "(not on record)")
        : fact == ChangeFact.ValidUntil && value == NoEnd ? language.T("长期", "No end date")
        : value;

    /// <summary>A state, and the colour that goes with it.</summary>
    public static (string Words, string Tone) State(ChangeState state, Language language) => state switch
    {
        ChangeState.Pending => (language.T("待审核", "Waiting for a decision"), "fair"),
        ChangeState.Returned => (language.T("已退回，请更正", "Returned, to be corrected"), "bad"),
        ChangeState.Accepted => (language.T("✓ 已通过", "✓ Accepted"), "good"),
        _ => (language.T("已撤回", "Withdrawn"), ""),
    };

    /// <summary>What happened.</summary>
    public static string Move(string? move, Language language) => ChangeCodes.Move(move) switch
    {
        ChangeMove.Send => language.T("提交申请", "Sent"),
        ChangeMove.Correct => language.T("更正后再提交", "Corrected and sent again"),
        ChangeMove.Withdraw => language.T("撤回", "Withdrawn"),
        ChangeMove.Return => language.T("退回", "Returned"),
        _ => language.T("通过", "Accepted"),
    };

    /// <summary>A group of the officials' list.</summary>
    public static string Group(ChangeGroup group, Language language) => group switch
    {
        ChangeGroup.Pending => language.T("待审核", "To decide"),
        ChangeGroup.Returned => language.T("已退回", "Returned"),
        _ => language.T("已办结", "Done"),
    };

    /// <summary>How long a request has waited.</summary>
    public static string Age(DateTime sentUtc, DateTime nowUtc, Language language)
    {
        var days = Day.InShanghai(nowUtc).DayNumber - Day.InShanghai(sentUtc).DayNumber;
        return days <= 0 ? language.T("今天", "today") : language.T($"{days} 天", days == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{days} days"));
    }

    /// <summary>The wall clock in Shanghai.</summary>
    public static string Moment(DateTime utc) => Day.WallClock(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What is wrong with a new value, and what to do.</summary>
    public static string Fault(ChangeFact fact, ChangeFault fault, Language language) => fault switch
    {
        ChangeFault.Missing => language.T("请填写新的内容，或者取消勾选这一项。", "Please say what it shall be, or untick it."),
        ChangeFault.TooLong => language.T($"请不要超过 {ChangeValues.Longest(fact)} 字。", $"Please keep it to {ChangeValues.Longest(fact)} characters."),
        ChangeFault.Same => language.T("和登记的一样，不用变更。", "That is what is on record already: there is nothing to change."),
        ChangeFault.LicenceFormat => language.T("许可证编号是 JY 加 14 位数字，请照许可证填写。", "A licence number is JY and 14 digits: copy it from the licence."),
        ChangeFault.LicenceCheckDigit => language.T("许可证编号的最后一位对不上，可能有一位抄错了。", "The last digit does not follow from the others: one may be miscopied."),
        ChangeFault.LicenceNotCatering => language.T("这是食品销售的许可证（JY1），不是餐饮的。请填 JY2 或 JY3 开头的编号。", "That licence is for selling food (JY1), not for serving it. It must begin with JY2 or JY3."),
        ChangeFault.DayUnreadable => language.T("日期看不懂，请写成 2031-03-11 这样。", "That day cannot be read: write it like 2031-03-11."),
        ChangeFault.DayPast => language.T("这一天已经过了，请核对许可证。", "That day is over: check the licence."),
        ChangeFault.DayTooFar => language.T("许可证的有效期一般是五年，这一天太远了，请核对。", "Licences run for five years: that day is too far ahead. Please check it."),
        _ => language.T("统一社会信用代码是 18 位，请照营业执照填写。", "A credit code has 18 characters: copy it from the business licence."),
    };
}
