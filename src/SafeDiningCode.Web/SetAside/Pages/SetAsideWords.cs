using SafeDiningCode.Rules.SetAside;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.SetAside.Pages;

/// <summary>The rules and their numbers in the reader's language.</summary>
internal static class SetAsideWords
{
    /// <summary>What the rule is called.</summary>
    public static string Rule(SetAsideRule rule, Language language) => rule switch
    {
        SetAsideRule.Device => language.T("一台设备评价多家店", "One device at many eateries"),
        SetAsideRule.Cluster => language.T("多台设备评价同样几家店", "The same devices at the same eateries"),
        _ => language.T("短时间集中评价", "Burst"),
    };

    /// <summary>The numbers that show it, as a sentence.</summary>
    public static string Evidence(SetAsideRule rule, SetAsideEvidence numbers, Language language) => rule switch
    {
        SetAsideRule.Device => language.T(
            $"{numbers.Devices} 台设备当天评价的店超过 {numbers.Limit} 家，最多的一台 {numbers.Eateries} 家。",
            $"{numbers.Devices} devices rated more than {numbers.Limit} eateries on the day; one of them {numbers.Eateries}."),
        SetAsideRule.Cluster => language.T(
            $"{numbers.Devices} 台设备当天都评价了同样的至少 {numbers.Eateries} 家店；满 {numbers.Limit} 台就暂不计入。",
            $"{numbers.Devices} devices rated the same {numbers.Eateries} eateries or more on the day; from {numbers.Limit} devices on they are set aside."),
        _ when numbers.Usual is { } usual => language.T(
            $"{numbers.Minutes} 分钟内 {numbers.Ratings} 次评价，其中 {numbers.Alike} 次相同；这家店前几周最忙的 {numbers.Minutes} 分钟有 {usual} 次，满 {numbers.Limit} 次就暂不计入。",
            $"{numbers.Ratings} ratings within {numbers.Minutes} minutes, {numbers.Alike} of them alike. The eatery's own busiest {numbers.Minutes} minutes in the weeks before had {usual}; from {numbers.Limit} on they are set aside."),
        _ => language.T(
            $"{numbers.Minutes} 分钟内 {numbers.Ratings} 次评价，其中 {numbers.Alike} 次相同；这家店前几周几乎没有评价，满 {numbers.Limit} 次就暂不计入。",
            $"{numbers.Ratings} ratings within {numbers.Minutes} minutes, {numbers.Alike} of them alike. The eatery was hardly rated in the weeks before; from {numbers.Limit} on they are set aside."),
    };
}
