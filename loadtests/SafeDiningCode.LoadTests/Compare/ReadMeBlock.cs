namespace SafeDiningCode.LoadTests.Compare;

/// <summary>A marked block of <c>loadtests/README.md</c>, which a command writes anew.</summary>
/// <param name="Name">What it is marked with.</param>
internal sealed record ReadMeBlock(string Name)
{
    private const string ReadMe = "README.md";

    private string Begin => $"<!-- {Name}:begin -->";

    private string End => $"<!-- {Name}:end -->";

    /// <summary>Puts a text into the block of the README above the binaries, and answers whether there was one to put it into.</summary>
    public bool Write(string content)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, ReadMe);
            if (!File.Exists(file) || File.ReadAllText(file) is not { } text || !text.Contains(Begin, StringComparison.Ordinal))
            {
                continue;
            }

            var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
            if (end < begin)
            {
                return false;
            }

            File.WriteAllText(file, string.Concat(text.AsSpan(0, begin), $"{Begin}\n{content}", text.AsSpan(end)));
            return true;
        }

        return false;
    }
}
