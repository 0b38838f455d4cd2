using System.Text;
using Microsoft.Net.Http.Headers;
using SafeDiningCode.Rules.Identifiers;

namespace SafeDiningCode.Web.Codes.Images;

/// <summary>The picture files of a code, for as long as it is active.</summary>
internal static class ImageEndpoints
{
    // An hour: a revoked code must not live on in caches. No picture of a code ever changes while it is active.
    private const string CacheControl = "public, max-age=3600";

    /// <summary>The kinds of picture.</summary>
    public static readonly string[] Extensions = ["svg", "png", "pdf"];

    public static void MapImages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/codes/{code}.svg", SvgAsync).ExcludeFromDescription();
        routes.MapGet("/codes/{code}.png", PngAsync).ExcludeFromDescription();
        routes.MapGet("/codes/{code}.pdf", PdfAsync).ExcludeFromDescription();
    }

    private static Task<IResult> SvgAsync(string code, HttpContext http, CodeRegister register, CodeRefusals refusals, CodeImages images, KeptImages kept, CodeLinks links) =>
        AnswerAsync(code, http, register, refusals, kept, links, "svg", "image/svg+xml; charset=utf-8", found => Encoding.UTF8.GetBytes(images.Svg(found)));

    private static Task<IResult> PngAsync(string code, HttpContext http, CodeRegister register, CodeRefusals refusals, CodeImages images, KeptImages kept, CodeLinks links) =>
        AnswerAsync(code, http, register, refusals, kept, links, "png", "image/png", images.Png);

    private static Task<IResult> PdfAsync(string code, HttpContext http, CodeRegister register, CodeRefusals refusals, CodeImages images, KeptImages kept, CodeLinks links) =>
        AnswerAsync(code, http, register, refusals, kept, links, "pdf", "application/pdf", images.Pdf);

    private static async Task<IResult> AnswerAsync(
        string code,
        HttpContext http,
        CodeRegister register,
        CodeRefusals refusals,
        KeptImages kept,
        CodeLinks links,
        string extension,
        string contentType,
        Func<TrustCode, byte[]> draw)
    {
        var found = await register.FindAsync(code, http.RequestAborted);
        if (found.State != IssueState.Active)
        {
            kept.Forget(found.Code);
            return await refusals.AnswerAsync(http, found.State);
        }

        http.Response.Headers.CacheControl = CacheControl;
        http.Response.Headers.ContentDisposition = $"inline; filename=\"anxin-{found.Code}.{extension}\"";
        return Results.Bytes(kept.Get(found.Code, extension, draw), contentType, entityTag: ImageTag.Of(links.For(found.Code), extension));
    }
}

/// <summary>The tag by which a browser asks whether its picture is still the one.</summary>
internal static class ImageTag
{
    /// <summary>To be raised whenever pictures are drawn another way.</summary>
    private const int Drawing = 1;

    /// <summary>The same address drawn the same way is the same bytes.</summary>
    public static EntityTagHeaderValue Of(string link, string extension)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes($"{Drawing} {extension} {link}"));
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.AsSpan(0, 8))}\"", isWeak: false);
    }
}
