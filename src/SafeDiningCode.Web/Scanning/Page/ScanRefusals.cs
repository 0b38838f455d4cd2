using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Scanning.Page;

/// <summary>The answers for a code that points to no eatery: revoked, unknown or forged. Nobody keeps them.</summary>
internal sealed class ScanRefusals(PageRenderer pages)
{
    private const int LongestShown = 40;

    /// <summary>410 for a code that was one of ours once, 404 for one that never was.</summary>
    public static int Status(CodeStanding standing) =>
        standing is CodeStanding.Revoked ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound;

    /// <summary>A page that says what the code is and what to do.</summary>
    public async Task PageAsync(HttpContext http, ProfileAnswer answer)
    {
        var code = answer.Code.Length <= LongestShown ? answer.Code : answer.Code[..LongestShown];
        var result = await pages.PageAsync<RefusalPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["Code"] = code, ["Standing"] = answer.Standing },
            Status(answer.Standing));
        await result.ExecuteAsync(http);
    }
}
