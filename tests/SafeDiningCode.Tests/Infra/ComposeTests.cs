using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SafeDiningCode.Tests.Infra;

/// <summary>infra/compose.yaml with what it refers to; no container engine is needed to find these mistakes.</summary>
public sealed partial class ComposeTests
{
    private static readonly JsonNode Compose = InfraFiles.Yaml("compose.yaml");
    private static readonly Dictionary<string, JsonNode> Services = Compose["services"]!.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal);

    /// <summary>SQL Server writes all over its root; the other is its client and gone in seconds.</summary>
    private static readonly string[] Writable = ["database", "database-ready"];

    [Fact]
    public void Every_service_is_pinned_and_may_do_no_more_than_it_must()
    {
        Assert.Superset(new HashSet<string>(["web1", "web2", "nginx", "database", "redis"]), Services.Keys.ToHashSet(StringComparer.Ordinal));
        foreach (var (name, service) in Services)
        {
            if (service["build"] is null)
            {
                InfraFiles.AssertPinned(service.Value("image"));
            }

            Assert.Equal(["ALL"], service["cap_drop"].Texts());
            Assert.Equal(["no-new-privileges:true"], service["security_opt"].Texts());
            Assert.Equal(!Writable.Contains(name), service.Value("read_only") == "true");
            Assert.Equal(name is "database-ready" or "command" ? "no" : "unless-stopped", service.Value("restart"));
            Assert.Empty(service["privileged"].Texts());
        }

        Assert.All(Web(), service => Assert.Equal("45s", service.Value.Value("stop_grace_period")));
    }

    [Fact]
    public void Every_file_folder_service_and_volume_that_it_names_is_there()
    {
        foreach (var (name, service) in Services)
        {
            if (service["build"] is { } build)
            {
                Assert.True(File.Exists(Path.Combine(InfraFiles.Folder, build.Value("context"), build.Value("dockerfile"))), name);
            }

            foreach (var mount in service["volumes"].Texts().Select(text => text.Split(':')[0]))
            {
                Assert.True(
                    mount.StartsWith("./", StringComparison.Ordinal) ? Path.Exists(Path.Combine(InfraFiles.Folder, mount)) : Compose["volumes"]!.AsObject().ContainsKey(mount),
                    $"{name}: {mount}");
            }

            var needed = service["depends_on"] switch
            {
                JsonArray list => list.Texts(),
                JsonObject map => map.Select(pair => pair.Key),
                _ => [],
            };
            Assert.All(needed, other => Assert.Contains(other, Services.Keys));
            // Waiting for health needs something that tells it.
            Assert.All(
                (service["depends_on"] as JsonObject ?? []).Where(pair => pair.Value.Value("condition") == "service_healthy"),
                pair => Assert.NotEmpty(Services[pair.Key]["healthcheck"]!["test"].Texts()));
        }

        foreach (Match script in Scripts().Matches(string.Join(',', Services["database-ready"]["entrypoint"].Texts())))
        {
            Assert.True(File.Exists(Path.Combine(InfraFiles.Folder, "sqlserver", script.Groups["file"].Value)), script.Value);
        }
    }

    [Fact]
    public void No_password_stands_in_it_and_without_one_nothing_starts()
    {
        var text = InfraFiles.Text("compose.yaml");
        var example = ExampleLines().Matches(InfraFiles.Text(".env.example")).ToDictionary(line => line.Groups["name"].Value, line => line.Groups["value"].Value, StringComparer.Ordinal);
        var used = Variables().Matches(text);

        Assert.All(SecretPlaces().Matches(text), place => Assert.StartsWith("$", place.Groups["value"].Value, StringComparison.Ordinal));
        Assert.Equal(example.Keys.Order(StringComparer.Ordinal), used.Select(variable => variable.Groups["name"].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        foreach (Match variable in used)
        {
            var name = variable.Groups["name"].Value;
            if (example[name].Length == 0)
            {
                Assert.Equal($"set {name} in infra/.env", variable.Groups["message"].Value);
            }
            else
            {
                Assert.Equal(example[name], variable.Groups["standard"].Value);
            }
        }

        Assert.All(
            ["MSSQL_SA_PASSWORD", "DATABASE_PASSWORD", "REDIS_PASSWORD", "KEYS_MASTER", "PUBLIC_BASE_URL"],
            (string name) => Assert.Equal("", example[name]));
    }

    [Fact]
    public void Instances_are_set_up_alike_by_settings_that_the_service_has()
    {
        var web = Web().ToList();

        Assert.Equal(["web1", "web2"], web.Select(service => service.Key));
        Assert.True(JsonNode.DeepEquals(web[0].Value["environment"], web[1].Value["environment"]));
        Assert.All(web[0].Value["environment"]!.AsObject(), pair => InfraFiles.AssertIsSetting(pair.Key));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => InfraFiles.AssertIsSetting("Database__Engin"));
    }

    [Fact]
    public void What_may_be_set_beside_are_settings_of_the_service_and_hold_no_password()
    {
        Assert.All(Web(), service => Assert.Equal("false", Assert.Single(service.Value["env_file"]!.AsArray()).Value("required")));
        var offered = OfferedLines().Matches(InfraFiles.Text("web.env.example"));

        Assert.NotEmpty(offered);
        // A list's entries are one setting.
        Assert.All(offered, line => InfraFiles.AssertIsSetting(line.Groups["name"].Value.Replace("__0", "", StringComparison.Ordinal)));
        Assert.All(offered.Where(line => line.Groups["name"].Value.EndsWith("Password", StringComparison.Ordinal)), line => Assert.Equal("", line.Groups["value"].Value));
    }

    [Fact]
    public void The_proxy_knows_both_instances_and_they_trust_it_alone()
    {
        var upstreams = Upstreams().Matches(InfraFiles.Text(Path.Combine("nginx", "nginx.conf"))).Select(match => (match.Groups["name"].Value, match.Groups["port"].Value));
        var web = Web().ToList();
        var addresses = web.Select(service => $"{service.Key}:{Address(service.Value)}");

        Assert.Equal(web.Select(service => (service.Key, InfraFiles.Port)), upstreams);
        Assert.Equal(addresses, Services["nginx"]["extra_hosts"].Texts());
        Assert.All(web, service => Assert.Equal(Address(Services["nginx"]), service.Value.Value("environment", "Proxies__Trusted")));
    }

    [Fact]
    public void The_cache_fits_into_the_memory_that_it_is_given()
    {
        var most = int.Parse(CacheSize().Match(InfraFiles.Text(Path.Combine("nginx", "nginx.conf"))).Groups["size"].Value, System.Globalization.CultureInfo.InvariantCulture);
        var given = Services["nginx"]["tmpfs"].Texts().Select(text => CacheFolder().Match(text)).Single(match => match.Success).Groups["size"].Value;

        Assert.InRange(int.Parse(given, System.Globalization.CultureInfo.InvariantCulture), most + 32, 2 * most);
    }

    private static IEnumerable<KeyValuePair<string, JsonNode>> Web() => Services.Where(service => service.Value["build"] is not null && service.Value["profiles"] is null);

    private static string Address(JsonNode service) => service.Value("networks", "inside", "ipv4_address");

    [GeneratedRegex(@"^(?<name>[A-Z_]+)=(?<value>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExampleLines();

    [GeneratedRegex("^#(?<name>[A-Z][A-Za-z]*(__[A-Za-z0-9]+)*)=(?<value>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OfferedLines();

    // Compose's own; a doubled dollar is the shell's.
    [GeneratedRegex(@"(?<!\$)\$\{(?<name>[A-Z_]+)(:\?(?<message>[^}]+)|:-(?<standard>[^}]*))\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variables();

    [GeneratedRegex(@"(?:password|pwd|Keys__Master|PASSWORD)\s*[:=]\s*\\?""?(?<value>[^\s""]*)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SecretPlaces();

    [GeneratedRegex(@"server (?<name>\w+):(?<port>\d+) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Upstreams();

    [GeneratedRegex(@"max_size=(?<size>\d+)m", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CacheSize();

    [GeneratedRegex(@"^/var/cache/nginx:size=(?<size>\d+)m", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CacheFolder();

    [GeneratedRegex(@"/scripts/(?<file>[\w-]+\.sql)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Scripts();
}
