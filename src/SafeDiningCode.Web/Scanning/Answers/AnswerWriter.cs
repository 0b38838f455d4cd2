using Microsoft.Extensions.Primitives;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Scanning.Answers;

/// <summary>Sends a ready answer, or says that the reader has it already.</summary>
internal static class AnswerWriter
{
    /// <summary>Half a minute in browsers and in front of the service: a change is seen within it.</summary>
    private static readonly StringValues CacheControl = "public, max-age=30";
    private static readonly StringValues Vary = "Accept-Language, Accept-Encoding";

    public static Task WriteAsync(HttpContext http, ReadyAnswer answer)
    {
        answer.WasSent = true;
        var response = http.Response;
        var headers = response.Headers;
        headers.ETag = answer.ETag;
        headers.CacheControl = CacheControl;
        headers.Vary = Vary;
        if (answer.ContentLanguage.Count > 0)
        {
            headers.ContentLanguage = answer.ContentLanguage;
        }

        var known = http.Request.Headers.IfNoneMatch;
        if (known.Count > 0 && Matches(known, answer.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = answer.ContentType;
        if (answer.ContentEncoding.Count > 0)
        {
            headers.ContentEncoding = answer.ContentEncoding;
        }

        headers.ContentLength = answer.Body.Length;
        // The server ends a write whose reader has gone by itself: the token that says so would have to be made.
        return HttpMethods.IsHead(http.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(answer.Body, 0, answer.Body.Length, CancellationToken.None);
    }

    /// <summary>Whether a reader's list of tags names this one; compared weakly, as RFC 9110 section 13.1.2 asks.</summary>
    internal static bool Matches(StringValues known, string tag)
    {
        foreach (var header in known)
        {
            foreach (var range in header.AsSpan().Split(','))
            {
                var one = header.AsSpan()[range].Trim();
                one = one.StartsWith("W/") ? one[2..] : one;
                if (one.SequenceEqual(tag) || one is "*")
                {
                    return true;
                }
            }
        }

        return false;
    }
}
