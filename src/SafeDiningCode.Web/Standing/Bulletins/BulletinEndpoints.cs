using System.Globalization;
using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Registry.Divisions;
using SafeDiningCode.Web.Standing.Pages;
using SafeDiningCode.Web.Statistics.Districts;

namespace SafeDiningCode.Web.Standing.Bulletins;

/// <summary>Where the city's regulators put bulletins on record, with the districts that they expose.</summary>
internal static class BulletinEndpoints
{
    private const int LongestNumber = 60;
    private const int LongestTitle = 200;
    private const int LongestSource = 300;
    private const int YearsShown = 2;

    public static void MapBulletins(this IEndpointRouteBuilder routes)
    {
        var bulletins = routes.MapSignedIn(StandingPaths.Bulletins, Roles.Managers);
        bulletins.MapGet("", (Actor actor, HttpContext http, BulletinBook book, DivisionDirectory directory, TimeProvider clock, PageRenderer pages) =>
            ShowAsync(actor, http, book, directory, clock, pages, new BulletinForm()));
        bulletins.MapPost("", AddAsync);
    }

    private static async Task<IResult> ShowAsync(
        Actor actor, HttpContext http, BulletinBook book, DivisionDirectory directory, TimeProvider clock, PageRenderer pages, BulletinForm form)
    {
        var today = Day.InShanghai(clock);
        return await pages.PageAsync<BulletinsPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Bulletins"] = (await book.FindAsync(Day.ToNumber(today.AddYears(-YearsShown)), Day.ToNumber(today), http.RequestAborted)).Reverse().ToList(),
                ["Units"] = Districts(directory),
                ["MayAdd"] = actor.Scope.Covers(directory.Top.Code),
                ["Form"] = form with { IssuedOn = form.IssuedOn.Length > 0 ? form.IssuedOn : Day.Text(today) },
                ["Saved"] = http.Request.Query.ContainsKey("saved") && form.Fault is null,
            },
            form.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> AddAsync(
        Actor actor, HttpContext http, BulletinBook book, DivisionDirectory directory, TimeProvider clock, PageRenderer pages)
    {
        // Exposing a district is for those who answer for all of them.
        if (!actor.Scope.Covers(directory.Top.Code))
        {
            return Results.NotFound();
        }

        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var language = Language.Of(http.Request);
        var known = Districts(directory).Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal);
        var form = new BulletinForm
        {
            Number = WrittenText.Clean(fields.Single("number")) ?? "",
            Title = WrittenText.Clean(fields.Single("title")) ?? "",
            Source = WrittenText.Clean(fields.Single("source")) ?? "",
            IssuedOn = fields.Single("issuedOn").Trim(),
            Units = [.. fields["units"].OfType<string>().Where(known.Contains).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
        var today = Day.InShanghai(clock);
        var isDay = DateOnly.TryParseExact(form.IssuedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var issued)
            && issued <= today && issued >= today.AddYears(-YearsShown);
        var fault = form.Number.Length is 0 or > LongestNumber ? language.T($"请填写文号，不超过 {LongestNumber} 字。", $"Enter the bulletin's number, at most {LongestNumber} characters.")
            : form.Title.Length is 0 or > LongestTitle ? language.T($"请填写标题，不超过 {LongestTitle} 字。", $"Enter its title, at most {LongestTitle} characters.")
            : form.Source.Length is 0 or > LongestSource ? language.T($"请写明出处（网址或文件），不超过 {LongestSource} 字。", $"Say where it can be read (an address or a file), in at most {LongestSource} characters.")
            : !isDay ? language.T("请填写印发日期：不晚于今天，两年以内。", "Enter the day of issue: not later than today, within two years.")
            : null;
        if (fault is null)
        {
            var bulletin = new Bulletin(form.Number, form.Title, form.Source, Day.ToNumber(issued), form.Units);
            if (await book.AddAsync(actor, bulletin, http.RequestAborted))
            {
                return new SeeOther(PageContext.Of(http).Link(StandingPaths.Bulletins + "?saved=1"));
            }

            fault = language.T("这个文号已经登记过。", "A bulletin of this number is on record already.");
        }

        return await ShowAsync(actor, http, book, directory, clock, pages, form with { Fault = fault });
    }

    private static List<DistrictUnit> Districts(DivisionDirectory directory) =>
        [.. directory.ChildrenOf(directory.Top.Code)
            .Where(unit => unit.Code != ReportingUnits.CountyUnknown(directory.Top.Code))
            .Select(unit => new DistrictUnit(unit.Code, unit.Name, unit.NameEn))];
}

/// <summary>What was typed of a bulletin.</summary>
public sealed record BulletinForm
{
    /// <summary>Its number.</summary>
    public string Number { get; init; } = "";

    /// <summary>Its title.</summary>
    public string Title { get; init; } = "";

    /// <summary>Where it can be read.</summary>
    public string Source { get; init; } = "";

    /// <summary>The day of issue, as typed.</summary>
    public string IssuedOn { get; init; } = "";

    /// <summary>The codes of the districts that were ticked.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>What is wrong, for the reader; null where nothing is.</summary>
    public string? Fault { get; init; }
}
