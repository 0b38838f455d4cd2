using SafeDiningCode.Web.Hosting.Layout;

namespace SafeDiningCode.Web.Codes;

/// <summary>The answers for a code that has no picture and no poster: revoked, unknown or forged.</summary>
internal sealed class CodeRefusals(PageRenderer pages)
{
    /// <summary>410 where there was a code once, 404 where there never was: a page that says what to do. Nobody keeps it.</summary>
    public Task<IResult> AnswerAsync(HttpContext http, IssueState state)
    {
        var language = Language.Of(http.Request);
        var (status, heading, lines) = state switch
        {
            IssueState.Revoked => (
                StatusCodes.Status410Gone,
                language.T("此码已作废", "This code has been revoked"),
                new[]
                {
                    language.T("它不再指向任何餐饮单位，请勿张贴。", "It no longer points to any eatery. Please do not put it up."),
                    language.T("换发的新码请向辖区市场监督管理部门领取。", "Ask the local market regulator for the code that replaces it."),
                }),
            IssueState.Unknown => (
                StatusCodes.Status404NotFound,
                language.T("查不到此码", "This code is not known"),
                [language.T("请核对码下方的 16 位编号。", "Check the 16 characters printed below the code.")]),
            _ => (
                StatusCodes.Status404NotFound,
                language.T("这不是餐饮安心码", "This is not a Safe Dining Code"),
                [language.T("编号有误，或不是本平台发放的码。请核对 16 位编号。", "The characters are mistyped, or the code was not issued here. Check the 16 characters.")]),
        };
        return pages.PageAsync<MessagePage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Heading"] = heading,
                ["Lines"] = lines,
                ["LinkPath"] = "/",
                ["LinkText"] = language.T("回到首页", "To the home page"),
            },
            status);
    }
}
