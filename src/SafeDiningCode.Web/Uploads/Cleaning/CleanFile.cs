namespace SafeDiningCode.Web.Uploads.Cleaning;

/// <summary>A file as it is kept: what it is by its content, and nothing in it but that.</summary>
internal sealed record CleanFile
{
    public required FileKind Kind { get; init; }

    /// <summary>Width in pixels as stored, before any turning; null of a document.</summary>
    public int? Width { get; init; }

    /// <summary>Height in pixels as stored, before any turning; null of a document.</summary>
    public int? Height { get; init; }

    public required byte[] Content { get; init; }

    /// <summary>SHA-256 of the content.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>
    /// SHA-256 of what makes the picture, so that the same photograph with other metadata is known again: of a JPEG its
    /// tables and coded data, of a PNG its inflated data with palette, of a WebP its coded data; of a document the hash of
    /// its content. A picture that was compressed anew is another one.
    /// </summary>
    public required byte[] Pixels { get; init; }
}
