using Microsoft.Net.Http.Headers;

namespace SafeDiningCode.Web.Uploads.Sending;

/// <summary>
/// A stored file as the answer to a request that was let in: under the type that was found in it, running nothing, for
/// no other site's pages, kept by the reader's browser alone and asked for again each time, so that who may no longer see
/// it sees it no longer. Documents are saved and not shown.
/// </summary>
/// <param name="upload">The file.</param>
/// <param name="isPublic">Whether anyone may have it, at an address of this very content: it is then kept for ever, and shown in any page.</param>
internal sealed class UploadAnswer(UploadRow upload, bool isPublic = false) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var kind = FileKinds.FromCode(upload.Kind);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(upload.Hash)}\"");
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        // A preview of a public page is a page of no origin.
        response.Headers["Cross-Origin-Resource-Policy"] = isPublic ? "cross-origin" : "same-origin";
        response.Headers.CacheControl = isPublic ? "public, max-age=31536000, immutable" : "private, no-cache";
        response.Headers.ETag = tag.ToString();
        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var content = await httpContext.RequestServices.GetRequiredService<UploadBook>().ContentAsync(upload.Id, httpContext.RequestAborted);
        if (content is null)
        {
            response.Headers.Remove(HeaderNames.ETag);
            response.Headers.CacheControl = "no-store";
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        response.ContentType = FileKinds.MediaType(kind);
        response.Headers.ContentDisposition = $"{(kind == FileKind.Pdf ? "attachment" : "inline")}; filename=\"{upload.FileName}\"";
        response.ContentLength = content.Length;
        await response.Body.WriteAsync(content, httpContext.RequestAborted);
    }
}
