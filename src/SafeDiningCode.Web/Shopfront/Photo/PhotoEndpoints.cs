using SafeDiningCode.Web.Codes;
using SafeDiningCode.Web.Hosting.Errors;
using SafeDiningCode.Web.Scanning.Profiles;
using SafeDiningCode.Web.Uploads.Sending;

namespace SafeDiningCode.Web.Shopfront.Photo;

/// <summary>
/// The photograph of a shop for anyone: the one that its owner shows now and no other file of the eatery. Its address holds
/// the hash of its content, so that whoever has it need never ask again.
/// </summary>
internal static class PhotoEndpoints
{
    public static void MapPhotos(this IEndpointRouteBuilder routes) => routes.MapGet("/c/{code}/photo/{hash}", ShowAsync).ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(
        string code, string hash, HttpContext http, CodeRegister register, CodeRefusals refusals, ShopDetailsBook shops, ErrorAnswers errors)
    {
        var found = await register.FindAsync(code, http.RequestAborted);
        if (found is not { State: IssueState.Active, Issue: { } issue })
        {
            return await refusals.AnswerAsync(http, found.State);
        }

        if (await shops.PhotoAsync(issue.EateryId, http.RequestAborted) is { } photo && string.Equals(PhotoAddress.Name(photo.Hash), hash, StringComparison.Ordinal))
        {
            return new UploadAnswer(photo, isPublic: true);
        }

        await errors.AnswerAsync(http, StatusCodes.Status404NotFound);
        return Results.Empty;
    }
}
