using SafeDiningCode.Rules.Contradictions;
using SafeDiningCode.Rules.Rectification;
using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Contradictions.Records;
using SafeDiningCode.Web.Desk.Pages;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Inspections.Pages;
using SafeDiningCode.Web.Rectification.Pages;
using SafeDiningCode.Web.SelfChecks.Pages;
using SafeDiningCode.Web.Statistics.Districts;

namespace SafeDiningCode.Web.Contradictions.Pages;

/// <summary>Contradictions in words: leads to look into, and no verdicts.</summary>
internal static class ContradictionWords
{
    /// <summary>What a kind is called; all of them where it is empty.</summary>
    public static string Kind(string kind, Language language) => kind switch
    {
        ContradictionKinds.GradeADissatisfied => language.T("A 级店，不满意上升", "Graded A, and less satisfied"),
        ContradictionKinds.PerfectChecks => language.T("自查全无问题，照片用过", "Perfect self-checks, copied photographs"),
        ContradictionKinds.CodeSilent => language.T("用餐时间没有人扫码", "Code silent at meals"),
        _ => language.T("全部", "All"),
    };

    /// <summary>Why it was found, with its numbers.</summary>
    public static string Reason(ContradictionRow row, Language language)
    {
        var n = row.Numbers;
        return row.Kind switch
        {
            ContradictionKinds.GradeADissatisfied => language.T(
                $"最近 {RisingDissatisfaction.SpanDays} 天 {n.Counted} 次评价中 {n.Dissatisfied} 次不满意（{Percent(n.Dissatisfied, n.Counted)}），此前 {RisingDissatisfaction.SpanDays} 天 {n.CountedBefore} 次中 {n.DissatisfiedBefore} 次（{Percent(n.DissatisfiedBefore, n.CountedBefore)}）。",
                $"Of {n.Counted} ratings in {RisingDissatisfaction.SpanDays} days, {n.Dissatisfied} were dissatisfied ({Percent(n.Dissatisfied, n.Counted)}); of {n.CountedBefore} in the {RisingDissatisfaction.SpanDays} days before, {n.DissatisfiedBefore} ({Percent(n.DissatisfiedBefore, n.CountedBefore)})."),
            ContradictionKinds.PerfectChecks => language.T(
                $"{PerfectChecks.SpanDays} 天内 {n.Records} 份日管控记录没有发现任何问题，却有 {n.Copies} 张照片以前用过。",
                $"In {PerfectChecks.SpanDays} days, {n.Records} daily records found nothing, and {n.Copies} of their photographs had been used before."),
            _ => language.T(
                $"{n.SilentDays} 个营业日的午餐和晚餐都没有人扫码；此前 {n.UsualDays} 天中 {n.ScannedDays} 天有人扫，共 {n.Scans} 次。码可能被遮挡或取下。",
                $"Nobody scanned at lunch or dinner on {n.SilentDays} days; on {n.ScannedDays} of the {n.UsualDays} days before somebody did, {n.Scans} times in all. The code may be covered or taken down."),
        };
    }

    /// <summary>Where more of what shows it is seen.</summary>
    public static (string Path, string Part, string Words) More(ContradictionRow row, Language language) => row.Kind switch
    {
        ContradictionKinds.GradeADissatisfied => (DeskPaths.Eatery(row.EateryId), "#themes", language.T("食客反映了什么", "What diners say")),
        ContradictionKinds.PerfectChecks => (CheckPaths.Marks, "", language.T("自查线索", "Leads from self-checks")),
        _ => (InspectionPaths.Display, "", language.T("亮码核验", "Check the display")),
    };

    /// <summary>The form that opens a problem from it, filled in as far as is known.</summary>
    public static string NewProblem(ContradictionRow row) => RegulatorRectificationPaths.NewOf(
        row.EateryId, row.Kind == ContradictionKinds.GradeADissatisfied ? ProblemSource.Theme : ProblemSource.None, topic: null, Reason(row, Language.Chinese));

    private static string Percent(long? part, long? whole) => Figures.Percent(new Share(part ?? 0, whole ?? 0));
}
