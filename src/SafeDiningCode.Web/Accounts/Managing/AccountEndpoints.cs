using System.Globalization;
using SafeDiningCode.Rules.Identifiers;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Identity;
using SafeDiningCode.Web.Accounts.Pages;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Audit;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;

namespace SafeDiningCode.Web.Accounts.Managing;

/// <summary>Where regulators and administrators look after accounts.</summary>
internal static class AccountEndpoints
{
    private const int LongestSearch = 40;
    private const int LongestName = 60;
    private const int LastPage = 10_000;

    public static void MapManaging(this IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapSignedIn(AccountPaths.Accounts, Roles.Managers);
        accounts.MapGet("", ListAsync);
        accounts.MapGet("/new", (Actor actor, HttpContext http, AccountPages pages) => pages.NewAsync(actor, http, new OfficialForm(), fault: null));
        accounts.MapPost("/new", CreateAsync);
        accounts.MapGet("/{account:long}", (long account, Actor actor, HttpContext http, AccountPages pages) => pages.OneAsync(actor, http, account));
        accounts.MapPost("/{account:long}/lock", (long account, Actor actor, HttpContext http, AccountKeeper keeper, AccountPages pages) =>
            ChangeAsync(account, actor, http, pages, reason => keeper.LockAsync(actor, account, locked: true, reason, http.RequestAborted)));
        accounts.MapPost("/{account:long}/unlock", (long account, Actor actor, HttpContext http, AccountKeeper keeper, AccountPages pages) =>
            ChangeAsync(account, actor, http, pages, reason => keeper.LockAsync(actor, account, locked: false, reason, http.RequestAborted)));
        accounts.MapPost("/{account:long}/reset", ResetAsync);
        accounts.MapPost("/{account:long}/scope", ChangeScopeAsync);
        accounts.MapPost("/{account:long}/eateries/{eatery:long}/end", (long account, EateryInScope eatery, Actor actor, HttpContext http, AccountKeeper keeper, AccountPages pages) =>
            ChangeAsync(account, actor, http, pages, reason => keeper.EndOwnershipAsync(actor, account, eatery, reason, http.RequestAborted)));
    }

    private static async Task<IResult> ListAsync(Actor actor, HttpContext http, AccountKeeper keeper, PageRenderer pages)
    {
        var text = http.Request.Query["q"] is [{ } wanted] ? wanted.Trim() : "";
        text = text.Length <= LongestSearch ? text : text[..LongestSearch];
        var role = http.Request.Query["role"] is [{ } code] && Roles.TryFromCode(code, out _) ? code : "";
        var page = http.Request.Query["page"] is [{ } number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, LastPage) : 1;
        return await pages.PageAsync<AccountsPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Accounts"] = await keeper.ListAsync(actor, text, role, page, http.RequestAborted), ["Text"] = text, ["RoleCode"] = role, ["Number"] = page,
            });
    }

    private static async Task<IResult> CreateAsync(Actor actor, HttpContext http, AccountKeeper keeper, AccountPages pages)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var form = new OfficialForm(
            WrittenText.Clean(fields.Single("name")) ?? "", fields.Single("signInName").Trim(), fields.Single("phone").Trim(), fields.Single("role"), fields.Single("division").Trim());
        var language = Language.Of(http.Request);
        var phone = "";
        var fault = form.Name.Length is 0 or > LongestName ? language.T("请填写姓名。", "Please enter the person's name.")
            : !SignInNames.IsName(form.SignInName) ? language.T("登录账号用 3–40 个字母、数字或 . _ - @，至少一个字母。", "A sign-in name has 3 to 40 letters, digits or . _ - @, and one letter at least.")
            : form.Phone.Length > 0 && !SignInNames.TryPhone(form.Phone, out phone) ? language.T("手机号不对；不需要就空着。", "That is no phone number; leave it empty if it is not needed.")
            : FaultOfScope(actor, form.RoleCode, form.Division, language);
        if (fault is not null)
        {
            return await pages.NewAsync(actor, http, form, fault);
        }

        DivisionCode.TryNormalise(form.Division, out var division);
        var official = new NewOfficial(form.Name, form.SignInName, phone.Length == 0 ? null : phone, Roles.FromCode(form.RoleCode), division);
        return await keeper.CreateAsync(actor, official, http.RequestAborted) is { } slip
            ? await pages.SlipAsync(http, slip)
            : await pages.NewAsync(actor, http, form, language.T("这个登录账号或手机号已经有人用了。", "That name or phone belongs to another account."));
    }

    private static async Task<IResult> ResetAsync(long account, Actor actor, HttpContext http, AccountKeeper keeper, AccountPages pages)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        if (ReasonOf(fields) is not { } reason)
        {
            return await pages.OneAsync(actor, http, account, NoReason(http));
        }

        return await keeper.ResetAsync(actor, account, fields.Single("secondFactor") == "yes", reason, http.RequestAborted) is { } slip
            ? await pages.SlipAsync(http, slip)
            : await pages.RefusedAsync(actor, http, account);
    }

    private static async Task<IResult> ChangeScopeAsync(long account, Actor actor, HttpContext http, AccountKeeper keeper, AccountPages pages)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var (role, typed) = (fields.Single("role"), fields.Single("division"));
        if (FaultOfScope(actor, role, typed, Language.Of(http.Request)) is { } fault)
        {
            return await pages.OneAsync(actor, http, account, fault);
        }

        DivisionCode.TryNormalise(typed, out var division);
        return await ChangeAsync(account, actor, http, pages, reason => keeper.ChangeScopeAsync(actor, account, Roles.FromCode(role), division, reason, http.RequestAborted));
    }

    private static async Task<IResult> ChangeAsync(long account, Actor actor, HttpContext http, AccountPages pages, Func<string, Task<bool>> change)
    {
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        if (ReasonOf(fields) is not { } reason)
        {
            return await pages.OneAsync(actor, http, account, NoReason(http));
        }

        return await change(reason)
            ? new SeeOther(PageContext.Of(http).Link(FormattableString.Invariant($"{AccountPaths.Accounts}/{account}?done=1")))
            : await pages.RefusedAsync(actor, http, account);
    }

    // Never a higher role than one's own, never beyond one's own place.
    private static string? FaultOfScope(Actor actor, string roleCode, string division, Language language) =>
        !Roles.TryFromCode(roleCode, out var role) || role == Role.Owner || role > actor.Role
            ? language.T("请选择身份，不能高于您自己的。", "Choose a role, not above your own.")
            : !DivisionCode.TryNormalise(division, out var place) || !actor.Scope.Covers(place)
                ? language.T("辖区要在您自己的辖区之内。", "The division must lie within your own.")
                : null;

    private static string? ReasonOf(IFormCollection fields) => WrittenText.Clean(fields.Single("reason")) is { Length: <= AuditEntry.LongestReason } reason ? reason : null;

    private static string NoReason(HttpContext http) => Language.Of(http.Request).T("请写明原因（400 字以内），会记入日志。", "Please say why (up to 400 characters); it is recorded.");
}

/// <summary>The pages of accounts.</summary>
internal sealed class AccountPages(AccountKeeper keeper, PageRenderer pages, ErrorAnswers errors, TimeProvider clock)
{
    public Task<IResult> NewAsync(Actor actor, HttpContext http, OfficialForm form, string? fault) => pages.PageAsync<NewAccountPage>(
        http,
        new Dictionary<string, object?>(StringComparer.Ordinal) { ["Actor"] = actor, ["Form"] = form, ["Fault"] = fault },
        fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    public Task<IResult> SlipAsync(HttpContext http, Invitations.ActivationSlip slip) => pages.PageAsync<Invitations.SlipsPage>(
        http, new Dictionary<string, object?>(StringComparer.Ordinal) { ["Slips"] = new[] { slip } });

    /// <summary>An account's page; 404 where it is outside the scope.</summary>
    public async Task<IResult> OneAsync(Actor actor, HttpContext http, long id, string? fault = null)
    {
        if (await keeper.FindAsync(actor, id, http.RequestAborted) is not { } account)
        {
            await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
            return Results.Empty;
        }

        return await pages.PageAsync<OneAccountPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["Actor"] = actor, ["Account"] = account, ["MayChange"] = AccountKeeper.MayChange(actor, account), ["Now"] = clock.GetUtcNow().UtcDateTime, ["Fault"] = fault,
                ["Ownerships"] = await keeper.OwnershipsAsync(actor, id, http.RequestAborted), ["Done"] = http.Request.Query.ContainsKey("done"),
            },
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    /// <summary>For a change that was not made: 404 outside the scope, else a word of why not.</summary>
    public Task<IResult> RefusedAsync(Actor actor, HttpContext http, long id) => OneAsync(actor, http, id, Language.Of(http.Request).T(
        "没有更改：这个账号不归您管（身份比您高、是您自己的，或还有别处的店），或者已经是这样了。",
        "Nothing was changed: the account is not yours to change (of a higher role, your own, or with eateries elsewhere), or it is so already."));
}

/// <summary>The form of a new official, as it was typed.</summary>
public sealed record OfficialForm(string Name = "", string SignInName = "", string Phone = "", string RoleCode = "", string Division = "");
