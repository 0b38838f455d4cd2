using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Rectification.Pages;

/// <summary>Rectification in words.</summary>
internal static class RectificationWords
{
    /// <summary>A state, and the colour that goes with it.</summary>
    public static (string Words, string Tone) State(RectificationState state, Language language) => state switch
    {
        RectificationState.Open => (language.T("待整改", "To mend"), "bad"),
        RectificationState.Answered => (language.T("已答复", "Answered"), "fair"),
        RectificationState.ClosureAsked => (language.T("待验收", "Awaiting acceptance"), "fair"),
        RectificationState.Returned => (language.T("退回，待整改", "Returned, to mend"), "bad"),
        RectificationState.Accepted => (language.T("已验收，待回头看", "Accepted, look-back to come"), "good"),
        RectificationState.Closed => (language.T("已整改", "Mended"), "good"),
        RectificationState.Reopened => (language.T("重新整改", "To mend again"), "bad"),
        _ => (language.T("已撤销", "Withdrawn"), ""),
    };

    /// <summary>Where a problem was found.</summary>
    public static string Source(ProblemSource source, Language language) => source switch
    {
        ProblemSource.Inspection => language.T("监督检查", "Inspection"),
        ProblemSource.Theme => language.T("食客反映", "Diners"),
        ProblemSource.Complaint => language.T("投诉举报", "Complaint"),
        ProblemSource.SelfCheck => language.T("自查发现", "Self-check"),
        ProblemSource.Supervision => language.T("包保督导", "Officer's visit"),
        _ => language.T("专项行动", "Campaign"),
    };

    /// <summary>What happened.</summary>
    public static string Move(RectificationMove move, Language language) => move switch
    {
        RectificationMove.Report => language.T("登记问题", "Put on record"),
        RectificationMove.Dispatch => language.T("交办", "Dispatch order"),
        RectificationMove.Answer => language.T("答复整改情况", "Answered"),
        RectificationMove.AskClosure => language.T("申请销号", "Closure asked for"),
        RectificationMove.CloseOwn => language.T("自查自纠，销号", "Closed by the eatery"),
        RectificationMove.Return => language.T("退回", "Returned"),
        RectificationMove.Accept => language.T("验收，销号", "Accepted and closed"),
        RectificationMove.AcceptUntilLookBack => language.T("验收，安排回头看", "Accepted until the look-back visit"),
        RectificationMove.PlanLookBack => language.T("安排回头看", "Look-back visit planned"),
        RectificationMove.PassLookBack => language.T("回头看通过", "Look-back visit passed"),
        RectificationMove.FailLookBack => language.T("回头看未通过", "Look-back visit failed"),
        RectificationMove.ChangeDueDate => language.T("调整期限", "Due day changed"),
        RectificationMove.Escalate => language.T("升级督办", "Escalated"),
        RectificationMove.EscalateOffice => language.T("验收超时，升级督办", "Escalated: the office is late"),
        RectificationMove.DinersConfirm => language.T("食客确认已改好", "Diners say it is mended"),
        RectificationMove.DinersDeny => language.T("食客说没有改好", "Diners say it is not mended"),
        _ => language.T("撤销", "Withdrawn"),
    };

    /// <summary>Who did it.</summary>
    public static string Party(RectificationParty party, Language language) => party switch
    {
        RectificationParty.Owner => language.T("店家", "Eatery"),
        RectificationParty.Regulator => language.T("监管部门", "Regulator"),
        _ => language.T("系统", "The service"),
    };

    /// <summary>Why a step was not taken, and what to do.</summary>
    public static string Refusal(StepRefusal refusal, Language language) => refusal switch
    {
        StepRefusal.NoteMissing => language.T("请写明做了什么整改。", "Please say what was done."),
        StepRefusal.ProofMissing => language.T("请至少上传一张整改后的照片或文件。", "Please add at least one photograph or document that shows it."),
        StepRefusal.OrderGiven => language.T("监管部门已经交办，改好后请申请销号，由监管部门验收。", "A dispatch order was given: ask for closure, and the regulator will look at it."),
        _ => language.T("这个问题现在不能这样处理，请看最新的情况。", "That cannot be done now: see how the problem stands."),
    };
}
