namespace SafeDiningCode.Web.Uploads.Cleaning;

/// <summary>How the readers of formats give up; <see cref="FileCleaner"/> turns it into a value.</summary>
internal sealed class UnfitFileException(UploadFault fault) : Exception(fault.ToString())
{
    public UploadFault Fault => fault;
}
