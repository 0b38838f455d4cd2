using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Rating.Form;

/// <summary>The form on paper, for one request: with all that was typed, whatever went wrong.</summary>
/// <param name="http">The request.</param>
/// <param name="pages">Renders it.</param>
/// <param name="tokens">Signs it.</param>
/// <param name="code">The code in its canonical characters.</param>
/// <param name="profile">The eatery's; null where it cannot be read now.</param>
internal sealed class RateSheet(HttpContext http, PageRenderer pages, FormTokens tokens, string code, Profile? profile)
{
    /// <summary>What a form's token is for.</summary>
    public const string TokenPurpose = "rate";

    /// <summary>The page.</summary>
    /// <param name="fields">What was typed.</param>
    /// <param name="errors">What is wrong with it.</param>
    /// <param name="notice">What else there is to say.</param>
    /// <param name="status">The answer's status.</param>
    /// <param name="keepToken">Whether it stays the same form: should it have been stored after all, sending it again counts once.</param>
    public Task<IResult> ShowAsync(
        RatingFields fields, IReadOnlyList<FieldError>? errors = null, string? notice = null, int status = StatusCodes.Status200OK, bool keepToken = false) =>
        pages.PageAsync<RatePage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Code"] = code,
                ["Name"] = profile?.Name,
                ["Address"] = profile?.Address,
                ["Token"] = keepToken ? http.Request.Form.Single("token") : tokens.Issue(TokenPurpose, code, DeviceCookie.GetOrIssue(http)),
                ["Typed"] = fields,
                ["Wrong"] = errors ?? [],
                ["Notice"] = notice,
            },
            status);
}
