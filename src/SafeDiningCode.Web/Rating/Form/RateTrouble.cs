using System.Globalization;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Rating.Intake;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Rating.Form;

/// <summary>What a diner gets where the service could not even begin to take the rating: the form with all that was typed.</summary>
internal static class RateTrouble
{
    /// <summary>More came from this network than is taken in a minute; <c>Retry-After</c> is set already.</summary>
    public static async Task OverLimitAsync(HttpContext http)
    {
        var profiles = http.RequestServices.GetRequiredService<ProfileCache>();
        var code = http.Request.RouteValues["code"] as string ?? "";
        // Nobody who sends too much makes the database work: the form does without the shop's name if need be.
        var profile = TrustCode.TryParse(code, out var parsed) ? profiles.Recall(parsed) : null;
        var result = await ShowAsync(http, code, profile, StatusCodes.Status429TooManyRequests, language => language.T(
            "这个网络上的评价太多了，请一分钟后再按一次「提交评价」。您写的内容都还在。",
            "Too many ratings come from this network. Please press «Send my rating» again in a minute. What you wrote is still here."));
        await result.ExecuteAsync(http);
    }

    /// <summary>The eatery cannot be read just now.</summary>
    public static Task<IResult> UnreadableAsync(HttpContext http, string code)
    {
        http.Response.Headers.RetryAfter = RetryAfter.Of(RatingOutcome.Unavailable).ToString(CultureInfo.InvariantCulture);
        return ShowAsync(http, code, profile: null, StatusCodes.Status503ServiceUnavailable, language => Notice(RatingOutcome.Unavailable, language));
    }

    /// <summary>What to do where a rating was not taken: for the crowd, or for want of the database or of room on its disk.</summary>
    public static string Notice(RatingOutcome outcome, Language language) => outcome == RatingOutcome.Busy
        ? language.T(
            "现在评价的人很多，请几秒后再按一次「提交评价」。您写的内容都还在。",
            "Busy just now. Please press «Send my rating» again in a few seconds. What you wrote is still here.")
        : language.T(
            "暂时无法记录，请几秒后再按一次「提交评价」。您写的内容都还在。",
            "It cannot be recorded just now. Please press «Send my rating» again in a few seconds. What you wrote is still here.");

    private static async Task<IResult> ShowAsync(HttpContext http, string code, Profile? profile, int status, Func<Language, string> notice)
    {
        var (form, unread) = await PostedForm.ReadAsync(http.Request);
        if (unread is { } refused)
        {
            return Results.StatusCode(refused);
        }

        var canonical = TrustCode.TryParse(code, out var parsed) ? parsed.ToString() : code;
        var sheet = new RateSheet(
            http, http.RequestServices.GetRequiredService<PageRenderer>(), http.RequestServices.GetRequiredService<FormTokens>(), canonical, profile);
        return await sheet.ShowAsync(RatingFields.Of(form), notice: notice(Language.Of(http.Request)), status: status, keepToken: true);
    }
}
