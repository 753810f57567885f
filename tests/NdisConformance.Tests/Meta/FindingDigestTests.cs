using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NdisConformance.Scenarios;
using NdisConformance.Testing;
using NdisConformance.Tests.Architecture;

namespace NdisConformance.Tests.Meta;

/// <summary>
/// Every finding of every driver of ours in every scenario with one run, robustness included, equals what
/// <c>FindingDigest.txt</c> recorded: a change of the harness that adds, loses or moves a finding shows here, and needs
/// a line in CHANGELOG.md that says why. All drivers take minutes, so an ordinary test run compares one driver in six
/// (<see cref="TestExtent"/>). With NDIS_CONFORMANCE_UPDATE_DIGEST=1 it records all.
/// </summary>
internal sealed class FindingDigestTests
{
    private const string UpdateVariable = "NDIS_CONFORMANCE_UPDATE_DIGEST";
    private const int OrdinaryShare = 60;
    private const int DigestDigits = 16;

    private static readonly string DigestFile = Path.Combine(
        RepositoryTree.Root, "tests", "NdisConformance.Tests", "Meta", "FindingDigest.txt");

    private static readonly bool IsUpdating = Environment.GetEnvironmentVariable(UpdateVariable) == "1";

    [Test]
    public void EveryDriver_IsRecorded()
        => Assert.That(
            File.ReadLines(DigestFile).Select(line => line.Split(' ')[1]),
            Is.EqualTo(DriverSurvey.Drivers.Select(driver => driver.Name)),
            $"run the tests of this class with {UpdateVariable}=1");

    [Test]
    [Order(0)]
    public void EveryFinding_IsTheRecordedOne()
    {
        SurveyedDriver[] compared =
        [
            .. DriverSurvey.Drivers.Where((_, index) => index % OrdinaryShare == 0 || TestExtent.IsFull || IsUpdating),
        ];
        string[] actual = new string[compared.Length];
        Parallel.For(0, compared.Length, index => actual[index] = Digest(compared[index]));
        if (IsUpdating)
        {
            File.WriteAllText(DigestFile, string.Join('\n', actual) + '\n', new UTF8Encoding(false));
        }

        HashSet<string> recorded = [.. File.ReadLines(DigestFile)];
        string[] changed = [.. compared.Where((_, index) => !recorded.Contains(actual[index])).Select(Keep)];
        TestContext.Out.WriteLine($"compared {compared.Length} of {DriverSurvey.Drivers.Count} drivers");
        Assert.That(
            changed,
            Is.Empty,
            $"the findings of these drivers changed; all findings of each lie in the files named here. "
            + $"{UpdateVariable}=1 records the new ones");
    }

    private static string Digest(SurveyedDriver driver)
    {
        string details = Details(driver, out int count);
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(details));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{driver.Plugin} {driver.Name} {count} {Convert.ToHexStringLower(hash)[..DigestDigits]}");
    }

    /// <summary>All findings of a driver, in a file of its own.</summary>
    private static string Keep(SurveyedDriver driver)
    {
        string path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"findings.{driver.Name}.txt");
        File.WriteAllText(path, Details(driver, out _), new UTF8Encoding(false));
        return path;
    }

    private static string Details(SurveyedDriver driver, out int count)
    {
        StringBuilder text = new();
        count = 0;
        foreach (string scenario in ScenarioCatalogue.WithRobustness
            .Where(scenario => scenario.Variations is null)
            .Select(scenario => scenario.Id)
            .Order(StringComparer.Ordinal))
        {
            foreach (string finding in DriverSurvey.Findings(driver, scenario))
            {
                text.Append(scenario).Append(": ").Append(finding).Append('\n');
                count++;
            }
        }

        return text.ToString();
    }
}
