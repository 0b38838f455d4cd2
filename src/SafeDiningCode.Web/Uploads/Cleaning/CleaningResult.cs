namespace SafeDiningCode.Web.Uploads.Cleaning;

/// <summary>What came of a file: the clean one, or why there is none.</summary>
/// <param name="File">The clean file; null where it was refused.</param>
/// <param name="Fault">Why it was refused; null where it was not.</param>
internal sealed record CleaningResult(CleanFile? File, UploadFault? Fault);
