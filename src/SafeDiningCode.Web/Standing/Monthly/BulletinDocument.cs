namespace SafeDiningCode.Web.Standing.Monthly;

/// <summary>A bulletin as it is printed, in the form of an official document (GB/T 9704): what both the page and the Word file show.</summary>
public sealed record BulletinDocument
{
    /// <summary>发文机关: whose it is, in red at the top and above the date at the end.</summary>
    public required string Authority { get; init; }

    /// <summary>发文字号; null for a draft.</summary>
    public required string? Number { get; init; }

    /// <summary>标题.</summary>
    public required string Title { get; init; }

    /// <summary>主送机关, with the colon.</summary>
    public required string Addressees { get; init; }

    /// <summary>正文.</summary>
    public required IReadOnlyList<BulletinBlock> Body { get; init; }

    /// <summary>成文日期; null for a draft.</summary>
    public required string? IssuedOn { get; init; }

    /// <summary>附件: the ranking and how it is worked out.</summary>
    public required IReadOnlyList<BulletinBlock> Annex { get; init; }

    /// <summary>抄送; empty where nobody gets a copy.</summary>
    public required string Copies { get; init; }
}

/// <summary>A part of a bulletin.</summary>
public abstract record BulletinBlock;

/// <summary>A heading within the text.</summary>
public sealed record BulletinHeading(string Text) : BulletinBlock;

/// <summary>A paragraph.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Address">An address on the web that they end in; null where they do not.</param>
public sealed record BulletinParagraph(string Text, string? Address = null) : BulletinBlock;

/// <summary>A table of computed numbers; the first column names the rows' districts.</summary>
public sealed record BulletinTable(string Title, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows) : BulletinBlock;
