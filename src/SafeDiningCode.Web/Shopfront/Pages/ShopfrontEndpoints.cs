using SafeDiningCode.Web.Accounts;
using SafeDiningCode.Web.Accounts.Eateries;
using SafeDiningCode.Web.Accounts.Policy;
using SafeDiningCode.Web.Hosting;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Hosting.Layout;
using SafeDiningCode.Web.Hosting.Visitors;
using SafeDiningCode.Web.Uploads;
using SafeDiningCode.Web.Uploads.Sending;

namespace SafeDiningCode.Web.Shopfront.Pages;

/// <summary>The owner's page about the shop: one form of all that is typed, and one for the photograph, which no fault of the other loses.</summary>
internal static class ShopfrontEndpoints
{
    private const string SavedQuery = "saved";

    public static void MapShopDetails(this IEndpointRouteBuilder routes)
    {
        var shop = routes.MapSignedIn(ShopfrontPaths.Group, Role.Owner);
        shop.MapGet("", ShowAsync);
        shop.MapPost("", SaveAsync);
        shop.MapPost("/photo", SendPhotoAsync).TakesFiles();
        shop.MapPost("/photo/withdraw", WithdrawPhotoAsync);
        shop.MapGet("/photo/{name}", PhotoAsync);
    }

    private static async Task<IResult> ShowAsync(EateryInScope eatery, HttpContext http, ShopDetailsBook shops, PageRenderer pages)
    {
        var details = await shops.FindAsync(eatery.Id, http.RequestAborted);
        return await PageAsync(http, pages, eatery, details, ShopForm.Of(details));
    }

    private static async Task<IResult> SaveAsync(EateryInScope eatery, Actor actor, HttpContext http, ShopDetailsBook shops, PageRenderer pages)
    {
        var language = Language.Of(http.Request);
        var (fields, _) = await PostedForm.ReadAsync(http.Request);
        var details = await shops.FindAsync(eatery.Id, http.RequestAborted);
        var form = ShopForm.Read(fields, details, language, out var facts);
        if (form.HasFault)
        {
            return await PageAsync(http, pages, eatery, details, form, StatusCodes.Status400BadRequest);
        }

        if (await shops.SaveAsync(actor, eatery, facts, form.Revision, http.RequestAborted) == SaveOutcome.Saved)
        {
            return Saved(http, eatery);
        }

        // What was typed stays; sent once more, it is meant.
        details = await shops.FindAsync(eatery.Id, http.RequestAborted);
        return await PageAsync(
            http,
            pages,
            eatery,
            details,
            form with
            {
                Revision = details.Revision,
                Fault = language.T("资料刚在别处改过。下面是您填的内容，核对后请再保存一次。", "The details were changed elsewhere meanwhile. Below is what you typed: check it and save once more."),
            },
            StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> SendPhotoAsync(
        EateryInScope eatery, Actor actor, HttpContext http, UploadForm forms, ShopDetailsBook shops, PageRenderer pages, ErrorAnswers errors)
    {
        var language = Language.Of(http.Request);
        var sent = await forms.ReadAsync(http.Request);
        if (sent.Refusal is { } refusal)
        {
            await errors.AnswerAsync(http, refusal);
            return Results.Empty;
        }

        var photo = sent.Files.Count > 0 ? sent.Files[0].File : null;
        var fault = sent.Fault is { } unfit ? UploadFaults.Words(unfit, language)
            : photo is null ? language.T("请先选择一张照片。", "Please choose a photograph first.")
            : photo.Kind == FileKind.Pdf ? language.T("这里要照片，不要 PDF 文件。", "A photograph is wanted here, not a PDF.")
            : await shops.SetPhotoAsync(actor, eatery, photo, http.RequestAborted) == SaveOutcome.NoSpace ? UploadFaults.Words(UploadFault.QuotaFull, language)
            : null;
        if (fault is null)
        {
            return Saved(http, eatery);
        }

        var details = await shops.FindAsync(eatery.Id, http.RequestAborted);
        return await PageAsync(http, pages, eatery, details, ShopForm.Of(details) with { PhotoFault = fault }, StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> WithdrawPhotoAsync(EateryInScope eatery, Actor actor, HttpContext http, ShopDetailsBook shops)
    {
        await shops.SetPhotoAsync(actor, eatery, photo: null, http.RequestAborted);
        return Saved(http, eatery);
    }

    private static async Task<IResult> PhotoAsync(EateryInScope eatery, string name, HttpContext http, ShopDetailsBook shops, ErrorAnswers errors)
    {
        if (await shops.PhotoAsync(eatery.Id, http.RequestAborted) is { } photo && string.Equals(photo.Name, name, StringComparison.Ordinal))
        {
            return new UploadAnswer(photo);
        }

        await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
        return Results.Empty;
    }

    private static SeeOther Saved(HttpContext http, EateryInScope eatery) => new(PageContext.Of(http).Link($"{ShopfrontPaths.Of(eatery.Id)}?{SavedQuery}=1"));

    private static Task<IResult> PageAsync(HttpContext http, PageRenderer pages, EateryInScope eatery, ShopDetailsRow details, ShopForm form, int status = StatusCodes.Status200OK) =>
        pages.PageAsync<ShopfrontPage>(
            http,
            new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(ShopfrontPage.Eatery)] = eatery,
                [nameof(ShopfrontPage.Details)] = details,
                [nameof(ShopfrontPage.Form)] = form,
                [nameof(ShopfrontPage.Saved)] = http.Request.Query.ContainsKey(SavedQuery) && status == StatusCodes.Status200OK,
            },
            status);
}
