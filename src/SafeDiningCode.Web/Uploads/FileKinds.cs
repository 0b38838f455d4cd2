namespace SafeDiningCode.Web.Uploads;

/// <summary>Kinds of files as they are stored and served.</summary>
internal static class FileKinds
{
    /// <summary>The kind in the database, which is also how a file's name ends.</summary>
    public static string ToCode(FileKind kind) => kind switch
    {
        FileKind.Jpeg => "jpeg",
        FileKind.Png => "png",
        FileKind.Webp => "webp",
        FileKind.Pdf => "pdf",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of file."),
    };

    /// <summary>The kind of a code in the database.</summary>
    public static FileKind FromCode(string code) => code switch
    {
        "jpeg" => FileKind.Jpeg,
        "png" => FileKind.Png,
        "webp" => FileKind.Webp,
        "pdf" => FileKind.Pdf,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "No such kind of file."),
    };

    /// <summary>The media type that the file is served as.</summary>
    public static string MediaType(FileKind kind) => kind == FileKind.Pdf ? "application/pdf" : "image/" + ToCode(kind);
}
