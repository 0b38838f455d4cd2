using System.IO.Enumeration;
using Microsoft.Extensions.Options;

namespace SafeDiningCode.Web.Desk.Feed;

/// <summary>The folder into which another system puts extracts of the registry.</summary>
public sealed class FeedOptions
{
    /// <summary>The folder; none is watched where it is empty. It holds a folder each for what is worked on, done and refused.</summary>
    public string Folder { get; set; } = "";

    /// <summary>Which files are taken, several with a semicolon between.</summary>
    public string FilePattern { get; set; } = "*.csv;*.xlsx";

    /// <summary>How long a file must not have changed before it counts as complete.</summary>
    public int QuietSeconds { get; set; } = 30;

    /// <summary>Whether a file of this name is to be taken.</summary>
    public bool Takes(string fileName) => !fileName.StartsWith('.') && FilePattern
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, fileName, ignoreCase: true));

    internal sealed class Validator : IValidateOptions<FeedOptions>
    {
        public ValidateOptionsResult Validate(string? name, FeedOptions options) =>
            options.QuietSeconds < 0 ? ValidateOptionsResult.Fail("Registry:QuietSeconds is not less than 0.")
            : options.FilePattern.Trim().Length == 0 ? ValidateOptionsResult.Fail("Registry:FilePattern names files, like *.csv;*.xlsx.")
            : options.Folder.Length > 0 && !Directory.Exists(options.Folder) ? ValidateOptionsResult.Fail($"Registry:Folder {options.Folder} does not exist.")
            : ValidateOptionsResult.Success;
    }
}
