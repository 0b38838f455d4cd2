namespace SafeDiningCode.Web.Uploads;

/// <summary>Settings <c>Uploads:*</c>.</summary>
internal sealed class UploadOptions
{
    /// <summary>The largest file: 5 MB.</summary>
    public const int MostBytes = 5 * 1024 * 1024;

    /// <summary>The space of each eatery, in megabytes of 1,048,576 bytes.</summary>
    public int EateryMegabytes { get; set; } = 200;

    /// <summary>
    /// After how many days a file's content is deleted; that it was there stays known, and so do its hashes. 0 keeps all.
    /// Three years by default: longer than the two years for which an eatery must keep its own records of food safety.
    /// </summary>
    public int KeepDays { get; set; } = 1096;

    /// <summary>How many forms with files are received at once. A file of the largest size takes some 30 MB of memory while it is cleaned,
    /// and the clean ones of a form stay until they are stored.</summary>
    public int AtOnce { get; set; } = 8;

    /// <summary>The space of each eatery, in bytes.</summary>
    public long EateryBytes => EateryMegabytes * 1024L * 1024L;
}
