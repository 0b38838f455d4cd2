using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Staff.List;
using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Sending;

namespace SafeDiningCode.Web.Staff.Pages;

/// <summary>
/// Photographs of health certificates: sent by the owner, seen by the owner and by officials of the place, and gone with
/// the certificate. They are asked for by the person and not by a name of their own: who may not see the list sees none.
/// </summary>
internal static class CertificatePhotos
{
    /// <summary>The field of the form.</summary>
    public const string Field = "photo";

    public static void MapCertificatePhotos(this IEndpointRouteBuilder routes)
    {
        var owner = routes.MapSignedIn("/owner/eateries/{eatery}/staff/{member:long}/photo", Role.Owner);
        owner.MapGet("", ShowAsync);
        owner.MapPost("", AttachAsync).TakesFiles();
        owner.MapPost("/remove", DetachAsync);
        routes.MapSignedIn("/regulator/eateries/{eatery}/staff/{member:long}/photo", Roles.Officials).MapGet("", ShowAsync);
    }

    private static async Task<IResult> ShowAsync(EateryInScope eatery, long member, HttpContext http, StaffList list, ErrorAnswers errors) =>
        await list.PhotoAsync(eatery, member, http.RequestAborted) is { } photo ? new UploadAnswer(photo) : await NotThereAsync(http, errors);

    private static async Task<IResult> AttachAsync(
        Actor actor, EateryInScope eatery, long member, HttpContext http, UploadForm forms, StaffList list, StaffPages pages, ErrorAnswers errors)
    {
        var sent = await forms.ReadAsync(http.Request);
        if (sent.Refusal is { } refusal)
        {
            await errors.AnswerAsync(http, refusal);
            return Results.Empty;
        }

        var language = Language.Of(http.Request);
        var fault = sent.Fault is { } unfit ? UploadFaults.Words(unfit, language)
            : sent.Files.Count == 0 ? language.T("请先选一张照片。", "Please choose a photo first.")
            : null;
        if (fault is null)
        {
            switch (await list.AttachPhotoAsync(actor, eatery, member, sent.Files[0].File!, http.RequestAborted))
            {
                case StaffOutcome.Done:
                    return Back(http, eatery, "photo");
                case StaffOutcome.NotListed:
                    return await NotThereAsync(http, errors);
                default:
                    fault = UploadFaults.Words(UploadFault.QuotaFull, language);
                    break;
            }
        }

        return await pages.OwnerAsync(
            http, eatery, new StaffForm(member, StaffFields.Empty, [new StaffError(Field, fault)]), notice: null, StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> DetachAsync(Actor actor, EateryInScope eatery, long member, HttpContext http, StaffList list, ErrorAnswers errors) =>
        await list.DetachPhotoAsync(actor, eatery, member, http.RequestAborted) is StaffOutcome.Done
            ? Back(http, eatery, "photo-removed")
            : await NotThereAsync(http, errors);

    private static SeeOther Back(HttpContext http, EateryInScope eatery, string done) => new(PageContext.Of(http).Link($"{StaffPaths.OfOwner(eatery.Id)}?done={done}"));

    private static async Task<IResult> NotThereAsync(HttpContext http, ErrorAnswers errors)
    {
        await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
        return Results.Empty;
    }
}
