using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using SafeDiningCode.Rules.Calendar;

namespace SafeDiningCode.Tests.Rules;

/// <summary>Rules read nothing and know no clock: whoever has the numbers can recompute what they say.</summary>
public sealed class RulesArePure
{
    private static readonly string[] ForbiddenNamespaces =
        ["System.IO", "System.Net", "System.Data", "System.Threading", "Microsoft."];

    private static readonly string[] ForbiddenTypes =
        ["System.Console", "System.Environment", "System.Random", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch"];

    // The clock is an argument where it is needed at all (Day), so only the ways to fetch one are closed.
    private static readonly string[] ForbiddenMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today",
        "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.TimeProvider.get_System",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Security.Cryptography.RandomNumberGenerator.Fill",
        "System.Security.Cryptography.RandomNumberGenerator.GetBytes",
    ];

    [Fact]
    public void Rules_reference_nothing_but_the_framework()
    {
        var referenced = typeof(Day).Assembly.GetReferencedAssemblies();

        Assert.NotEmpty(referenced);
        Assert.All(referenced, assembly => Assert.StartsWith("System.", assembly.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Rules_use_no_file_no_network_no_clock_and_no_chance()
    {
        var used = Uses(typeof(Day).Assembly.Location);

        Assert.Contains(used, name => name.StartsWith("System.TimeProvider.", StringComparison.Ordinal));
        Assert.DoesNotContain(used, IsForbidden);
    }

    [Fact]
    public void The_same_look_finds_them_where_they_are_used()
    {
        var used = Uses(typeof(RulesArePure).Assembly.Location);

        Assert.Contains(used, name => name.StartsWith("System.IO.", StringComparison.Ordinal) && IsForbidden(name));
    }

    private static bool IsForbidden(string name) =>
        ForbiddenMembers.Contains(name, StringComparer.Ordinal)
        || ForbiddenTypes.Any(type => string.Equals(name, type, StringComparison.Ordinal))
        || ForbiddenNamespaces.Any(space => name.StartsWith(space, StringComparison.Ordinal));

    // Every type and member of other assemblies that the compiled code names.
    private static List<string> Uses(string assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly));
        var metadata = file.GetMetadataReader();
        var uses = metadata.TypeReferences.Select(handle => TypeName(metadata, handle)).ToList();
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference)
            {
                var type = TypeName(metadata, (TypeReferenceHandle)member.Parent);
                uses.Add($"{type}.{metadata.GetString(member.Name)}");
            }
        }

        return uses;
    }

    private static string TypeName(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }
}
