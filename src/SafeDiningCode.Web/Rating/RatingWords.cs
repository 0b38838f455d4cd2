using SafeDiningCode.Rules.Satisfaction;
using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Rating;

/// <summary>The words for values and reasons.</summary>
internal static class RatingWords
{
    public static string Of(Satisfaction value, Language language) => value switch
    {
        Satisfaction.Satisfied => language.T("满意", "Satisfied"),
        Satisfaction.Fair => language.T("基本满意", "Fairly satisfied"),
        _ => language.T("不满意", "Dissatisfied"),
    };

    /// <summary>The words for a reason by its code.</summary>
    public static string Reason(string code, Language language) => code switch
    {
        "hygiene" => language.T("环境卫生", "Cleanliness"),
        "tableware" => language.T("餐具清洁", "Tableware"),
        "food" => language.T("食品质量", "Food"),
        "kitchen" => language.T("后厨操作", "Kitchen"),
        "staff" => language.T("从业人员", "Staff hygiene"),
        "licence" => language.T("证照公示", "Licence"),
        "service" => language.T("服务态度", "Service"),
        _ => language.T("其他", "Other"),
    };
}
