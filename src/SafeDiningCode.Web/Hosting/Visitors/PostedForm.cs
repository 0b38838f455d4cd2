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
        catch (InvalidDataException)
        {
            // Too many fields, a name too long, a part without its end.
            return (FormCollection.Empty, StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>A field that stands once; empty where it stands not at all or more often.</summary>
    public static string Single(this IFormCollection fields, string name) => fields[name] is [{ } value] ? value : "";

    /// <summary>What somebody wrote: line ends as one character, without control characters and outer space.</summary>
    public static string Written(this IFormCollection fields, string name) => string.Concat(
        fields.Single(name).ReplaceLineEndings("\n").Where(c => c is '\n' || !char.IsControl(c))).Trim();
}
