using System.Collections.Frozen;
using System.Text.RegularExpressions;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Notices;

/// <summary>
/// What there is to tell, and its words in both languages. What stands in braces is filled in from the notice's
/// parameters. A slice that has something new to tell adds a line here.
/// </summary>
internal static partial class NoticeKinds
{
    public const string LicenceExpiring = "licence-expiring";
    public const string CertificateExpiring = "certificate-expiring";
    public const string RectificationOrdered = "rectification-ordered";
    public const string RectificationDue = "rectification-due";
    public const string RectificationReturned = "rectification-returned";
    public const string RectificationClosed = "rectification-closed";
    public const string ReplyDue = "reply-due";
    public const string SelfCheckDue = "self-check-due";
    public const string KitchenOffline = "kitchen-offline";
    public const string ChangeAsked = "change-asked";
    public const string CodeReplaced = "code-replaced";
    public const string ChangeAccepted = "change-accepted";
    public const string ChangeReturned = "change-returned";
    public const string ResponsibilityAssigned = "responsibility-assigned";
    public const string ResponsibilityEnded = "responsibility-ended";
    public const string RectificationAsked = "rectification-asked";
    public const string RectificationReopened = "rectification-reopened";
    public const string RectificationDeadline = "rectification-deadline";
    public const string RectificationOverdue = "rectification-overdue";
    public const string RectificationWaiting = "rectification-waiting";
    public const string LookBackToday = "look-back-today";
    public const string ReinspectionToday = "reinspection-today";
    public const string InspectionPublished = "inspection-published";
    public const string InspectionCorrected = "inspection-corrected";
    public const string AppealSent = "appeal-sent";
    public const string AppealAnswered = "appeal-answered";
    public const string TalkCalled = "talk-called";
    public const string TalkCalledOff = "talk-called-off";
    public const string TalkDue = "talk-due";

    private static readonly FrozenDictionary<string, Kind> All = new Kind[]
    {
        new(LicenceExpiring,
            "许可证即将到期", "Licence about to expire",
            "{shop} 的食品经营许可证将于 {date} 到期，请尽快办理延续。",
            "The food licence of {shop} expires on {date}. Please have it renewed."),
        new(CertificateExpiring,
            "健康证即将到期", "Health certificates about to expire",
            "{shop} 有 {count} 张健康证将在 {date} 前到期，请安排体检。",
            "{count} health certificates at {shop} expire by {date}. Please arrange the examinations."),
        new(RectificationOrdered,
            "收到整改通知", "An order to put something right",
            "{shop} 有一项整改，请在 {date} 前完成并上传证明。",
            "{shop} has something to put right by {date}; upload proof when it is done."),
        new(RectificationDue,
            "整改快到期了", "Rectification due soon",
            "{shop} 的整改应在 {date} 前完成，还没有提交。",
            "A rectification at {shop} is due on {date} and has not been handed in."),
        new(RectificationReturned,
            "整改被退回", "Rectification returned",
            "{shop} 提交的整改没有通过，请看原因后再次提交。",
            "The rectification at {shop} was not accepted. See why, and hand it in again."),
        new(RectificationClosed,
            "整改已通过", "Rectification accepted",
            "{shop} 的一项整改已经通过，不用再做什么。",
            "A rectification at {shop} has been accepted. There is nothing more to do."),
        new(ReplyDue,
            "有意见等您回复", "A reply is expected of you",
            "食客对 {shop} 有集中的意见，请在 {date} 前回复。",
            "Several diners of {shop} said the same. Please reply by {date}."),
        new(SelfCheckDue,
            "今天的自查还没做", "Self-check not done yet",
            "{shop} 今天（{date}）的自查还没有记录，没发现问题也要记。",
            "The self-check of {shop} for {date} is not on record. Record it also where nothing was found."),
        new(KitchenOffline,
            "后厨视频中断", "Kitchen video is down",
            "{shop} 的后厨视频从 {time} 起没有正常画面，食客看到的不是“在线”。请检查摄像头和网络，不用的话请撤回申报。",
            "There has been no proper picture from the kitchen of {shop} since {time}; diners do not see it as live. Check the camera and the network, or withdraw the declaration."),
        new(CodeReplaced,
            "二维码已换新", "Code replaced",
            "{shop} 的二维码已换新，旧码 {code} 从现在起作废。请打印新的海报，把旧的取下。",
            "The code of {shop} was replaced: the old one, {code}, is void from now on. Print the new poster and take the old one down."),
        new(ChangeAsked,
            "有变更申请待审核", "A change request to decide",
            "{shop} 申请变更登记事项，请核对证明材料后审核。",
            "{shop} asks for a change of what is registered. Please check the evidence and decide."),
        new(ChangeAccepted,
            "变更已通过", "Change accepted",
            "{shop} 申请的变更已经通过，食客马上可以看到。",
            "The change that {shop} asked for has been accepted; diners see it now."),
        new(ChangeReturned,
            "变更被退回", "Change returned",
            "{shop} 申请的变更没有通过，请看原因后再次提交。",
            "The change that {shop} asked for was not accepted. See why, and ask again."),
        new(ResponsibilityAssigned,
            "新增包保单位", "Eateries to answer for",
            "您新增 {count} 家{level}单位，请按期督导。",
            "You now answer for {count} more eateries ({level}). Please visit them in time."),
        new(ResponsibilityEnded,
            "包保单位减少", "Eateries no longer yours to answer for",
            "您不再包保 {count} 家{level}单位。",
            "You no longer answer for {count} eateries ({level})."),
        new(RectificationAsked,
            "有整改待验收", "A rectification to look at",
            "{shop} 申请销号，请看整改情况和照片后验收或退回。",
            "{shop} asks for a problem to be closed. See what was done, then accept or return it."),
        new(RectificationReopened,
            "整改重新打开", "A rectification is open again",
            "{shop} 的一项整改经回头看或食客核实没有改好，请在 {date} 前重新整改。",
            "A look-back visit or diners found that something at {shop} is not mended. It is to be put right by {date}."),
        new(RectificationDeadline,
            "整改期限有调整", "A due day was changed",
            "{shop} 的一项整改，期限改为 {date}。",
            "A rectification at {shop} is now due on {date}."),
        new(RectificationOverdue,
            "整改超期，上升督办", "A rectification is overdue",
            "{shop} 的一项整改应在 {date} 前完成，至今没有办结，现上升到您这一级督办。",
            "A rectification at {shop} was due on {date} and is not done. It now lies with your office."),
        new(RectificationWaiting,
            "验收超时，上升督办", "An office is late with a rectification",
            "{shop} 的一项整改在等监管部门验收或回头看，已过期限没有办理，现上升到您这一级督办。",
            "A rectification at {shop} waits for the authority to accept it or to look again, past its day. It now lies with your office."),
        new(LookBackToday,
            "今天有回头看", "A look-back visit today",
            "今天安排了对 {shop} 的回头看，请到现场核查后填写结果。",
            "A look-back visit to {shop} is planned for today. Please go there and put on record what you see."),
        new(ReinspectionToday,
            "今天有复检", "A re-inspection today",
            "今天安排了对 {shop} 的复检，请到现场检查。",
            "A re-inspection of {shop} is planned for today. Please inspect it."),
        new(InspectionPublished,
            "检查结果已公示", "Inspection result published",
            "{shop} 的监督检查结果已经公示。有异议可以在 {date} 前申诉或申请复检，不收费。",
            "The result of an inspection of {shop} is published. If you disagree, appeal or ask for a re-inspection by {date}, free of charge."),
        new(InspectionCorrected,
            "检查结果已更正", "Inspection result corrected",
            "{shop} 的一次监督检查结果已经更正，请看更正后的内容和原因。",
            "The result of an inspection of {shop} has been corrected. See what it says now, and why."),
        new(AppealSent,
            "有申诉或复检申请", "An owner objects to an inspection",
            "{shop} 对一次监督检查的结果提出申诉或申请复检，请处理。",
            "{shop} appeals against the result of an inspection or asks for a re-inspection. Please answer."),
        new(AppealAnswered,
            "申诉或复检申请已答复", "Your objection is answered",
            "{shop} 对监督检查结果提出的申诉或复检申请已经答复，请查看。",
            "The objection of {shop} to the result of an inspection has been answered. Please see the answer."),
        new(TalkCalled,
            "列入黑榜，须约谈", "A talk is called for",
            "{district}列入 {month} 黑榜，应在 {date} 前约谈。",
            "{district} is on the black list of {month}: it is to be called in for a talk by {date}."),
        new(TalkCalledOff,
            "约谈已取消", "A talk is called off",
            "{month} 榜单已更正，{district}不在黑榜上，原定 {date} 前的约谈取消。",
            "The lists of {month} were corrected and {district} is not on the black list: the talk due by {date} is called off."),
        new(TalkDue,
            "约谈今天到期", "A talk is due today",
            "{district}因 {month} 黑榜的约谈应在今天（{date}）前进行，还没有记录。",
            "The talk with {district} upon the black list of {month} is due today, {date}, and is not on record as held."),
    }.ToFrozenDictionary(kind => kind.Code, StringComparer.Ordinal);

    /// <summary>All kinds.</summary>
    public static IEnumerable<string> Codes => All.Keys;

    /// <summary>Whether there is such a kind.</summary>
    public static bool IsKind(string code) => All.ContainsKey(code);

    /// <summary>What a kind's words leave open, in one language.</summary>
    public static IReadOnlySet<string> Openings(string code, Language language) =>
        Opening().Matches(All[code].Body(language)).Select(opening => opening.Groups["name"].Value).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The words. A kind that this release does not know (another instance is newer) says as much.</summary>
    public static NoticeText Words(string code, IReadOnlyDictionary<string, string> parameters, Language language) =>
        All.TryGetValue(code, out var kind)
            ? new NoticeText(language.T(kind.ChineseTitle, kind.EnglishTitle), [.. Parts(kind.Body(language), parameters)])
            : new NoticeText(language.T("有新的提醒", "There is something new"), [new NoticePart(language.T("请打开查看。", "Please open it to see."), IsFilledIn: false)]);

    private static IEnumerable<NoticePart> Parts(string body, IReadOnlyDictionary<string, string> parameters)
    {
        var at = 0;
        foreach (Match opening in Opening().Matches(body))
        {
            yield return new NoticePart(body[at..opening.Index], IsFilledIn: false);
            yield return new NoticePart(parameters.TryGetValue(opening.Groups["name"].Value, out var value) ? value : "…", IsFilledIn: true);
            at = opening.Index + opening.Length;
        }

        yield return new NoticePart(body[at..], IsFilledIn: false);
    }

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Opening();

    private sealed record Kind(string Code, string ChineseTitle, string EnglishTitle, string ChineseBody, string EnglishBody)
    {
        public string Body(Language language) => language.T(ChineseBody, EnglishBody);
    }
}
