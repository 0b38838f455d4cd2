namespace SafeDiningCode.Web.Hosting.Visitors;

/// <summary>A form that a browser sent, however badly.</summary>
internal static class PostedForm
{
    /// <summary>The fields; or the status that says why there are none.</summary>
    public static async Task<(IFormCollection Fields, int? Refusal)> ReadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            return (FormCollection.Empty, StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return (await request.ReadFormAsync(request.HttpContext.RequestAborted), null);
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException or (IOException and not BadHttpRequestException))
        {
            // Too many fields, a name too long, a part without its end, a body that ends before it should,
            // an encoding that nobody uses.
            return (FormCollection.Empty, StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>A field that stands once; empty where it stands not at all or more often.</summary>
    public static string Single(this IFormCollection fields, string name) => fields[name] is [{ } value] ? value : "";
}
