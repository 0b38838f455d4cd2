using System.Globalization;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Rating;
using SafeDiningCode.Web.Rectification.Overview;

namespace SafeDiningCode.Web.Rectification.Pages;

/// <summary>The ledger in words.</summary>
internal static class LedgerWords
{
    private const int Whole = 1000;

    /// <summary>A group of the list.</summary>
    public static string Group(LedgerGroup group, Language language) => group switch
    {
        LedgerGroup.ToMend => language.T("待整改", "To mend"),
        LedgerGroup.ToAccept => language.T("待验收", "To accept"),
        LedgerGroup.ToLookBack => language.T("待回头看", "To look back"),
        LedgerGroup.Closed => language.T("已销号", "Closed"),
        LedgerGroup.Withdrawn => language.T("已撤销", "Withdrawn"),
        _ => language.T("全部", "All"),
    };

    /// <summary>What a group is called in addresses.</summary>
    public static string Code(LedgerGroup group) => group switch
    {
        LedgerGroup.ToMend => "mend",
        LedgerGroup.ToAccept => "accept",
        LedgerGroup.ToLookBack => "look-back",
        LedgerGroup.Closed => "closed",
        LedgerGroup.Withdrawn => "withdrawn",
        _ => "all",
    };

    /// <summary>The group of a name in an address; what is to be mended for any other.</summary>
    public static LedgerGroup GroupOf(string? code) => Enum.GetValues<LedgerGroup>().FirstOrDefault(group => Code(group) == code);

    /// <summary>What a diner would call the fault.</summary>
    public static string Topic(Reasons topic, Language language) => topic == Reasons.None
        ? language.T("食客看不到", "Nothing that diners see")
        : string.Join(language.T("、", ", "), ReasonCodes.ToCodes(topic).Select(code => RatingWords.Reason(code, language)));

    /// <summary>Why a look-back visit is due.</summary>
    public static string LookBack(LookBackReason reason, Language language) => reason switch
    {
        LookBackReason.KeyItem => language.T("关键项不合格", "a key item had failed"),
        LookBackReason.Repeated => language.T("重复出现的问题", "it came back, or was wrong there before"),
        LookBackReason.Drawn => language.T("按比例抽中", "it was drawn by chance"),
        _ => "",
    };

    /// <summary>A share with its base: 93.2% (184/198); a dash where there is no base.</summary>
    public static string Share(int part, int whole) => whole == 0
        ? "—"
        : string.Create(CultureInfo.InvariantCulture, $"{(((long)part * Whole * 2) + whole) / (2L * whole) / 10m:0.0}% ({part}/{whole})");

    /// <summary>Why an official's step was not taken, and what to do.</summary>
    public static string Refusal(StepRefusal refusal, Language language) => refusal switch
    {
        StepRefusal.NoteMissing => language.T("请写明原因或要求，店家照着改。", "Please say why: the owner goes by it."),
        StepRefusal.DueDayMissing => language.T("请填写整改期限，不早于今天。", "Enter the due day, not before today."),
        StepRefusal.LookBackDayMissing => language.T("请填写回头看的日期，不早于今天。", "Enter the day of the look-back visit, not before today."),
        StepRefusal.LookBackDue => language.T("按规则这个问题要先回头看，请安排日期。", "By the rule this is looked at again before it is closed: set the day."),
        StepRefusal.NotOverdue => language.T("还没有超期。", "It is not overdue."),
        _ => language.T("这个问题现在不能这样处理，请看最新的情况。", "That cannot be done now: see how the problem stands."),
    };
}
