using SafeDiningCode.Web.Uploads.Cleaning;

namespace SafeDiningCode.Web.Uploads.Sending;

/// <summary>A form with files, as it was received: its fields, and each file cleaned or with what is wrong with it.</summary>
internal sealed record SentForm
{
    public required IFormCollection Fields { get; init; }

    public required IReadOnlyList<SentFile> Files { get; init; }

    /// <summary>The status that says why the form could not be read; null where it could.</summary>
    public int? Refusal { get; init; }

    /// <summary>What is wrong with the first file that is not taken; null where all are well.</summary>
    public UploadFault? Fault => Files.FirstOrDefault(file => file.Fault is not null)?.Fault;

    public static SentForm Refused(int status) => new() { Fields = FormCollection.Empty, Files = [], Refusal = status };
}

/// <summary>A file of a form.</summary>
/// <param name="Field">The field that it came in.</param>
/// <param name="File">The clean file; null where it is not taken.</param>
/// <param name="Fault">Why it is not taken; null where it is.</param>
internal sealed record SentFile(string Field, CleanFile? File, UploadFault? Fault);
