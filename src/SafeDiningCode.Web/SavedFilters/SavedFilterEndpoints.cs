using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;

namespace SafeDiningCode.Web.SavedFilters;

/// <summary>Where officials keep what they look for often, and open it again.</summary>
internal static class SavedFilterEndpoints
{
    public static void MapSavedFilters(this IEndpointRouteBuilder routes)
    {
        var filters = routes.MapSignedIn(SavedFilterPaths.Home, Roles.Officials);
        filters.MapGet("", (Actor actor, HttpContext http, SavedFilterBook book, PageRenderer pages) =>
            ShowAsync(actor, http, book, pages, new SavedFilterForm { Target = FilterTarget.Of(http.Request.Query["target"]) ?? "" }));
        filters.MapPost("", SaveAsync);
        filters.MapPost("/{id:long}/remove", RemoveAsync);
    }

    private static async Task<IResult> SaveAsync(Actor actor, HttpContext http, SavedFilterBook book, PageRenderer pages)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var language = Language.Of(http.Request);
        var form = new SavedFilterForm { Name = WrittenText.Clean(fields.Single("name")) ?? "", Target = FilterTarget.Of(fields.Single("target")) ?? "" };
        var fault = form.Target.Length == 0 ? language.T("这个页面不能保存：请从要保存的页面点“保存这个筛选”。", "This page cannot be saved: open the page and choose «Save this filter».")
            : form.Name.Length is 0 or > SavedFilterBook.LongestName ? language.T($"请起个名字，不超过 {SavedFilterBook.LongestName} 字。", $"Please give it a name of at most {SavedFilterBook.LongestName} characters.")
            : await book.AddAsync(actor, form.Name, form.Target, http.RequestAborted) switch
            {
                SaveOutcome.NameTaken => language.T("已经有同名的筛选，请换个名字。", "There is one of this name already: please choose another."),
                SaveOutcome.TooMany => language.T($"最多保存 {SavedFilterBook.Most} 个，请先删掉不用的。", $"At most {SavedFilterBook.Most} are kept: please remove one first."),
                _ => null,
            };
        return fault is null
            ? new SeeOther(PageContext.Of(http).Link(SavedFilterPaths.Home + "?saved=1"))
            : await ShowAsync(actor, http, book, pages, form with { Fault = fault });
    }

    private static async Task<IResult> RemoveAsync(long id, Actor actor, HttpContext http, SavedFilterBook book) =>
        await book.RemoveAsync(actor, id, http.RequestAborted) ? new SeeOther(PageContext.Of(http).Link(SavedFilterPaths.Home)) : Results.NotFound();

    private static async Task<IResult> ShowAsync(Actor actor, HttpContext http, SavedFilterBook book, PageRenderer pages, SavedFilterForm form) => await pages.PageAsync<SavedFiltersPage>(
        http,
        new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(SavedFiltersPage.Filters)] = await book.AllAsync(actor, http.RequestAborted),
            [nameof(SavedFiltersPage.Form)] = form,
            [nameof(SavedFiltersPage.Saved)] = form.Fault is null && http.Request.Query.ContainsKey("saved"),
        },
        form.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        form.Target.Length > 0 ? "target=" + Uri.EscapeDataString(form.Target) : "");
}

/// <summary>What was typed of a filter to be saved.</summary>
public sealed record SavedFilterForm
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it opens; empty where nothing is to be saved.</summary>
    public string Target { get; init; } = "";

    /// <summary>What is wrong, for the reader; null where nothing is.</summary>
    public string? Fault { get; init; }
}
