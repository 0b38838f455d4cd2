using System.Net;
using System.Text.Json.Nodes;
using SafeDiningCode.Tests.Support;

namespace SafeDiningCode.Tests.Infra;

/// <summary>infra/kubernetes: what a cluster would refuse, or take and then not do.</summary>
public sealed class KubernetesTests
{
    private static readonly Dictionary<string, JsonNode> Documents = Directory
        .GetFiles(Path.Combine(InfraFiles.Folder, "kubernetes"), "*.yaml")
        .Select(file => Path.GetFileName(file))
        // A filled-in secret may lie on somebody's machine.
        .Where(name => name != "secret.yaml")
        .ToDictionary(name => name, name => InfraFiles.Yaml(Path.Combine("kubernetes", name)), StringComparer.Ordinal);

    public static TheoryData<string> PodFiles => ["deployment.yaml", "migrate-job.yaml"];

    [Fact]
    public void Every_document_says_what_it_is_and_where_it_belongs_and_is_applied()
    {
        foreach (var (file, document) in Documents.Where(pair => pair.Key != "kustomization.yaml"))
        {
            Assert.NotEqual("", document.Value("apiVersion"));
            Assert.NotEqual("", document.Value("kind"));
            Assert.NotEqual("", document.Value("metadata", "name") + document.Value("metadata", "generateName"));
            if (document.Value("kind") != "Namespace")
            {
                Assert.Equal((file, "safedining"), (file, document.Value("metadata", "namespace")));
            }
        }

        var kustomization = Documents["kustomization.yaml"];
        Assert.Equal(
            Documents.Keys.Except(["kustomization.yaml", "secret.example.yaml", "migrate-job.yaml"]).Order(StringComparer.Ordinal),
            kustomization["resources"].Texts().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(PodFiles))]
    public void Pods_run_without_rights_on_a_root_that_they_cannot_write(string file)
    {
        var pod = Documents[file]["spec"]!["template"]!["spec"]!;
        var container = Assert.Single(pod["containers"]!.AsArray())!;

        Assert.Equal("true", pod.Value("securityContext", "runAsNonRoot"));
        Assert.NotEqual("0", pod.Value("securityContext", "runAsUser"));
        Assert.Equal("RuntimeDefault", pod.Value("securityContext", "seccompProfile", "type"));
        Assert.Equal("true", container.Value("securityContext", "readOnlyRootFilesystem"));
        Assert.Equal("false", container.Value("securityContext", "allowPrivilegeEscalation"));
        Assert.Equal(["ALL"], container["securityContext"]!["capabilities"]!["drop"].Texts());
        Assert.Equal("false", pod.Value("automountServiceAccountToken"));
        Assert.NotEqual("", container.Value("resources", "limits", "memory"));
        Assert.Equal(
            pod["volumes"]!.AsArray().Select(volume => volume.Value("name")),
            container["volumeMounts"]!.AsArray().Select(mount => mount.Value("name")));
        Assert.Contains(container["volumeMounts"]!.AsArray(), mount => mount.Value("mountPath") == "/tmp");
    }

    [Theory]
    [MemberData(nameof(PodFiles))]
    public void What_pods_are_made_of_exists(string file)
    {
        var pod = Documents[file]["spec"]!["template"]!["spec"]!;
        var container = pod["containers"]![0]!;
        var image = container.Value("image");

        InfraFiles.AssertPinned(image);
        Assert.Contains(Documents["kustomization.yaml"]["images"]!.AsArray(), row => row.Value("name") == image.Split(':')[0] && row.Value("newTag") == image.Split(':')[1]);
        Assert.Contains(Documents.Values, document => IsNamed(document, "ServiceAccount", pod.Value("serviceAccountName")));
        Assert.Equal(2, container["envFrom"]!.AsArray().Count);
        Assert.All(container["envFrom"]!.AsArray(), source => Assert.Contains(
            Documents.Values, document => IsNamed(document, "ConfigMap", source.Value("configMapRef", "name")) || IsNamed(document, "Secret", source.Value("secretRef", "name"))));
    }

    [Fact]
    public void Settings_are_those_of_the_service_and_secrets_are_left_to_be_filled_in()
    {
        var config = Documents["config.yaml"]["data"]!.AsObject();
        var secrets = Documents["secret.example.yaml"]["stringData"]!.AsObject();

        Assert.All(config.Concat(secrets), pair => InfraFiles.AssertIsSetting(pair.Key));
        Assert.Equal(["ConnectionStrings__Database", "ConnectionStrings__Redis", "Keys__Master"], secrets.Select(pair => pair.Key));
        Assert.All(secrets, pair => Assert.Contains("REPLACE_", pair.Value!.GetValue<string>(), StringComparison.Ordinal));
        Assert.All(config, pair => Assert.DoesNotContain("assword", pair.Value!.GetValue<string>(), StringComparison.OrdinalIgnoreCase));
        // Filled in by nobody, it must not become the key of real codes.
        Assert.True(secrets["Keys__Master"]!.GetValue<string>().Length < 32);
        Assert.Equal(new Uri(config["PublicBaseUrl"].Value()).Host, Documents["ingress.yaml"]["spec"]!["rules"]![0].Value("host"));
    }

    [Fact]
    public async Task Probes_ask_what_the_service_answers()
    {
        var pod = Documents["deployment.yaml"]["spec"]!["template"]!["spec"]!;
        var container = pod["containers"]![0]!;
        var probes = ((string[])["startupProbe", "livenessProbe", "readinessProbe"]).ToDictionary(
            name => name, name => container.Value(name, "httpGet", "path"), StringComparer.Ordinal);
        await using var site = await TestSite.StartAsync();

        foreach (var path in probes.Values)
        {
            using var answer = await site.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        // An instance without its database still serves what it has in memory: it is neither killed nor taken out for that.
        Assert.Equal(("/healthz/ready", "/healthz/live", "/healthz/live"), (probes["startupProbe"], probes["livenessProbe"], probes["readinessProbe"]));
        Assert.Equal(InfraFiles.Port, container["ports"]![0].Value("containerPort"));
        Assert.True(Number(pod.Value("terminationGracePeriodSeconds")) >= Number(container.Value("lifecycle", "preStop", "sleep", "seconds")) + 30);
        Assert.Equal("0", Documents["deployment.yaml"].Value("spec", "strategy", "rollingUpdate", "maxUnavailable"));
    }

    [Fact]
    public void Everything_that_selects_pods_selects_these()
    {
        var deployment = Documents["deployment.yaml"];
        var labels = deployment["spec"]!["template"]!["metadata"]!["labels"]!.AsObject();
        JsonNode?[] selectors =
        [
            deployment["spec"]!["selector"]!["matchLabels"],
            Documents["service.yaml"]["spec"]!["selector"],
            Documents["disruption-budget.yaml"]["spec"]!["selector"]!["matchLabels"],
            Documents["network-policy.yaml"]["spec"]!["podSelector"]!["matchLabels"],
            .. deployment["spec"]!["template"]!["spec"]!["topologySpreadConstraints"]!.AsArray().Select(spread => spread!["labelSelector"]!["matchLabels"]),
        ];

        Assert.All(selectors, selector => Assert.All(selector!.AsObject(), pair => Assert.Equal(labels[pair.Key].Value(), pair.Value.Value())));
        var target = Documents["autoscaling.yaml"]["spec"]!["scaleTargetRef"];
        Assert.True(IsNamed(deployment, target.Value("kind"), target.Value("name")));
        Assert.Null(deployment["spec"]!["replicas"]);
        var backend = Documents["ingress.yaml"]["spec"]!["rules"]![0]!["http"]!["paths"]![0]!["backend"]!["service"];
        Assert.True(IsNamed(Documents["service.yaml"], "Service", backend.Value("name")));
        Assert.Equal(Documents["service.yaml"]["spec"]!["ports"]![0].Value("name"), backend.Value("port", "name"));
        Assert.Equal(deployment["spec"]!["template"]!["spec"]!["containers"]![0]!["ports"]![0].Value("name"), Documents["service.yaml"]["spec"]!["ports"]![0].Value("targetPort"));
    }

    private static bool IsNamed(JsonNode document, string kind, string name) =>
        name.Length > 0 && document.Value("kind") == kind && document.Value("metadata", "name") == name;

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
