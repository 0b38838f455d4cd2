namespace SafeDiningCode.Web.Uploads;

/// <summary>What a file is by its content, whatever it is called.</summary>
internal enum FileKind
{
    /// <summary>A photograph.</summary>
    Jpeg,

    /// <summary>A picture, mostly of a screen.</summary>
    Png,

    /// <summary>A photograph or picture.</summary>
    Webp,

    /// <summary>A document.</summary>
    Pdf,
}
