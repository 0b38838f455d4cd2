using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Infra;

/// <summary>infra/Dockerfile line by line, against the tree that it copies from.</summary>
public sealed class DockerfileTests
{
    private static readonly List<(string Word, string Arguments)> Lines =
        [.. InfraFiles.Text("Dockerfile")
            .Split('\n')
            .Where(line => !line.TrimStart().StartsWith('#'))
            .Aggregate("", (text, line) => text.EndsWith('\\') ? text[..^1] + line.Trim() : text + "\n" + line.Trim())
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (line.Split(' ')[0], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]))];

    private static List<(string Word, string Arguments)> Final => Lines[Lines.FindLastIndex(line => line.Word == "FROM")..];

    [Fact]
    public void What_runs_has_cultures_and_no_shell_and_is_not_root()
    {
        Assert.All(Lines.Where(line => line.Word == "FROM"), line => InfraFiles.AssertPinned(line.Arguments.Split(' ')[0]));
        Assert.EndsWith("-chiseled-extra", Final[0].Arguments, StringComparison.Ordinal);
        Assert.Equal("$APP_UID", Final.Last(line => line.Word == "USER").Arguments);
        Assert.DoesNotContain(Final, line => line.Word == "RUN");
        Assert.Equal("SIGTERM", Assert.Single(Final, line => line.Word == "STOPSIGNAL").Arguments);
        // As a list: what docker stop sends arrives at the server and not at a shell.
        Assert.StartsWith("[\"dotnet\", \"/app/SafeDiningCode.Web.dll\"", Assert.Single(Final, line => line.Word == "ENTRYPOINT").Arguments, StringComparison.Ordinal);
        Assert.Equal(InfraFiles.Port, Assert.Single(Final, line => line.Word == "EXPOSE").Arguments);
    }

    [Fact]
    public void Everything_that_it_copies_is_in_the_tree_and_let_through_by_dockerignore()
    {
        var allowed = File.ReadAllLines(Path.Combine(SourceTree.Root, ".dockerignore")).Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();
        var sources = Lines.Where(line => line.Word == "COPY" && !line.Arguments.StartsWith("--from", StringComparison.Ordinal)).SelectMany(line => line.Arguments.Split(' ')[..^1]).ToList();

        Assert.NotEmpty(sources);
        Assert.All(sources, source =>
        {
            Assert.True(Path.Exists(Path.Combine(SourceTree.Root, source)), $"{source} is not there.");
            Assert.Contains(allowed, path => source.TrimEnd('/') == path || source.StartsWith(path + "/", StringComparison.Ordinal));
        });
    }

    /// <summary>Restoring before the source is copied keeps the layer with the packages; a project left out breaks the build.</summary>
    [Fact]
    public void Before_restoring_it_copies_every_project_that_the_service_is_made_of_with_its_lock()
    {
        var restore = Lines.FindIndex(line => line.Word == "RUN" && line.Arguments.StartsWith("dotnet restore", StringComparison.Ordinal));
        var before = string.Join(' ', Lines[..restore].Where(line => line.Word == "COPY").Select(line => line.Arguments)).Split(' ');
        var needed = SourceTree.Files(Path.Combine(SourceTree.Root, "src"), ".csproj")
            .Concat(SourceTree.Files(Path.Combine(SourceTree.Root, "infra", "shims"), ".csproj"))
            .SelectMany(project => (string[])[project, Path.Combine(Path.GetDirectoryName(project)!, "packages.lock.json")])
            .Concat(((string[])["global.json", "Directory.Build.props", "Directory.Packages.props"]).Select(name => Path.Combine(SourceTree.Root, name)))
            .Select(file => Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/'));

        Assert.All(needed, file => Assert.Contains(file, before));
        Assert.DoesNotContain(before, source => source.TrimEnd('/') == "src");
    }
}
