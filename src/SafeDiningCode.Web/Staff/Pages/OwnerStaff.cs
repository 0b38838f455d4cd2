using SafeDiningCode.Rules.Calendar;
using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Staff.List;

namespace SafeDiningCode.Web.Staff.Pages;

/// <summary>The owner's list of staff and their health certificates.</summary>
internal static class OwnerStaff
{
    private const string DoneQuery = "done";
    private const string Added = "added";
    private const string Renewed = "renewed";
    private const string Left = "left";

    public static void MapOwnerStaff(this IEndpointRouteBuilder routes)
    {
        var staff = routes.MapSignedIn("/owner/eateries/{eatery}/staff", Role.Owner);
        staff.MapGet("", ShowAsync);
        staff.MapPost("", AddAsync);
        staff.MapPost("/{member:long}/renew", RenewAsync);
        staff.MapPost("/{member:long}/leave", LeaveAsync);
    }

    private static Task<IResult> ShowAsync(EateryInScope eatery, HttpContext http, StaffPages pages) =>
        pages.OwnerAsync(http, eatery, StaffForm.Empty, Notice(http), StatusCodes.Status200OK);

    private static async Task<IResult> AddAsync(Actor actor, EateryInScope eatery, HttpContext http, StaffList list, StaffPages pages, TimeProvider clock)
    {
        var language = Language.Of(http.Request);
        var fields = StaffFields.Of((await PostedForm.ReadAsync(http.Request)).Fields);
        if (fields.TryRead(Day.InShanghai(clock), language, out var entry, out var errors))
        {
            if (await list.AddAsync(actor, eatery, entry, http.RequestAborted) is not StaffOutcome.Full)
            {
                return Done(http, eatery, Added);
            }

            errors.Add(new StaffError("name", language.T($"名单最多 {StaffList.Most} 人。", $"A list holds {StaffList.Most} people at most.")));
        }

        return await pages.OwnerAsync(http, eatery, new StaffForm(Member: null, fields, errors), notice: null, StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> RenewAsync(
        Actor actor, EateryInScope eatery, long member, HttpContext http, StaffList list, StaffPages pages, ErrorAnswers errors, TimeProvider clock)
    {
        var fields = StaffFields.Of((await PostedForm.ReadAsync(http.Request)).Fields);
        return fields.TryReadCertificate(Day.InShanghai(clock), Language.Of(http.Request), out var entry, out var faults)
            ? await AnswerAsync(http, eatery, errors, await list.RenewAsync(actor, eatery, member, entry, http.RequestAborted), Renewed)
            : await pages.OwnerAsync(http, eatery, new StaffForm(member, fields, faults), notice: null, StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> LeaveAsync(Actor actor, EateryInScope eatery, long member, HttpContext http, StaffList list, ErrorAnswers errors) =>
        await AnswerAsync(http, eatery, errors, await list.LeaveAsync(actor, eatery, member, http.RequestAborted), Left);

    private static async Task<IResult> AnswerAsync(HttpContext http, EateryInScope eatery, ErrorAnswers errors, StaffOutcome outcome, string done)
    {
        if (outcome is StaffOutcome.Done)
        {
            return Done(http, eatery, done);
        }

        await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
        return Results.Empty;
    }

    private static SeeOther Done(HttpContext http, EateryInScope eatery, string what) =>
        new(PageContext.Of(http).Link($"{StaffPaths.OfOwner(eatery.Id)}?{DoneQuery}={what}"));

    private static string? Notice(HttpContext http)
    {
        var language = Language.Of(http.Request);
        return http.Request.Query[DoneQuery].ToString() switch
        {
            Added => language.T("已加入名单。", "Added to the list."),
            Renewed => language.T("新证已保存。", "The new certificate is saved."),
            Left => language.T("已移出名单。", "Taken off the list."),
            "photo" => language.T("照片已保存。", "The photo is saved."),
            "photo-removed" => language.T("照片已删除。", "The photo is deleted."),
            _ => null,
        };
    }
}
