using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;

namespace SafeDiningCode.Web.Accounts.ApiKeys;

/// <summary>Where regulators and administrators give keys to systems and take them back.</summary>
internal static class ApiKeyEndpoints
{
    public static void MapApiKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapSignedIn(AccountPaths.ApiKeys, Roles.Managers);
        keys.MapGet("", (Actor actor, HttpContext http, ApiKeyRegister register, PageRenderer pages) => ShowAsync(actor, http, register, pages, new ApiKeyForm()));
        keys.MapPost("", AddAsync);
        keys.MapPost("/{key:long}/revoke", RevokeAsync);
    }

    private static async Task<IResult> AddAsync(Actor actor, HttpContext http, ApiKeyRegister register, PageRenderer pages)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var purposes = fields["purpose"].OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var form = new ApiKeyForm(WrittenText.Clean(fields.Single("name")) ?? "", purposes, fields.Single("division"));
        var language = Language.Of(http.Request);
        var fault = form.Name.Length is 0 or > ApiKeyRegister.LongestName ? language.T("请填写系统名称（60 字以内）。", "Please name the system, in up to 60 characters.")
            : purposes.Count == 0 || !purposes.TrueForAll(KeyPurposes.IsPurpose) ? language.T("请至少选一个用途。", "Please choose a purpose.")
            : !DivisionCode.TryNormalise(form.Division, out var place) || !actor.Scope.Covers(place) ? language.T("辖区要在您自己的辖区之内。", "The division must lie within your own.")
            : null;
        if (fault is not null)
        {
            return await ShowAsync(actor, http, register, pages, form with { Fault = fault });
        }

        DivisionCode.TryNormalise(form.Division, out var division);
        var key = await register.AddAsync(actor, form.Name, purposes, division, http.RequestAborted);
        return await ShowAsync(actor, http, register, pages, new ApiKeyForm { Made = key });
    }

    private static async Task<IResult> RevokeAsync(long key, Actor actor, HttpContext http, ApiKeyRegister register, ErrorAnswers errors)
    {
        if (await register.RevokeAsync(actor, key, http.RequestAborted))
        {
            return new SeeOther(PageContext.Of(http).Link(AccountPaths.ApiKeys));
        }

        await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
        return Results.Empty;
    }

    private static async Task<IResult> ShowAsync(Actor actor, HttpContext http, ApiKeyRegister register, PageRenderer pages, ApiKeyForm form) => await pages.PageAsync<ApiKeysPage>(
        http,
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["Actor"] = actor, ["Form"] = form, ["Keys"] = await register.AllAsync(actor, http.RequestAborted) },
        form.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}

/// <summary>The form of a new key as it was typed, what is wrong with it, or the key that was made.</summary>
public sealed record ApiKeyForm(string Name = "", IReadOnlyList<string>? Purposes = null, string Division = "")
{
    /// <summary>What is wrong; null where nothing is.</summary>
    public string? Fault { get; init; }

    /// <summary>The key, this once; null where none was made.</summary>
    public string? Made { get; init; }
}
