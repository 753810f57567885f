using System.Collections.Concurrent;
using System.Diagnostics;
using NdisConformance.Results;
using NdisConformance.Runner;
using NdisConformance.Testing;
using NdisConformance.Tests.Cli;
using NdisConformance.Tests.Runner;

namespace NdisConformance.Tests.Workers;

/// <summary>Workers that somebody kills: nothing is lost and nothing comes twice.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class WorkerKillTests
{
    private const int Seed = 12;
    private const int LoadAttempts = 3;

    private static int Kills => TestExtent.IsFull ? 200 : 20;

    [Test]
    public void AKilledWorker_LosesNothing()
    {
        string expected = WorkerBench.Text(WorkerBench.Run(WorkerBench.Settings, WorkerBench.Plan));
        Random random = new(Seed);
        int kills = 0;
        while (kills < Kills)
        {
            ConcurrentStack<int> workers = [];
            using CancellationTokenSource ended = new();
            Task<int> killer = Task.Run(() => KillSome(workers, random, ended.Token));
            RunResult result = WorkerBench.Run(WorkerBench.Settings with { Started = workers.Push }, WorkerBench.Plan);
            ended.Cancel();
            int killsNow = killer.Result;
            kills += killsNow;

            // Loading is tried three times; a plugin whose worker is killed each time cannot be loaded, and says so.
            if (result.LoadFailures.Count > 0)
            {
                Assert.That(killsNow, Is.GreaterThanOrEqualTo(LoadAttempts));
                Assert.That(
                    result.LoadFailures.Select(failure => failure.Kind), Is.EqualTo(new[] { "ended-while-loading" }));
                Assert.That(result.Scenarios, Is.Empty);
                continue;
            }

            // Who is killed twice over one scenario has crashed, for all that anybody can see.
            string[] crashed =
            [
                .. result.Scenarios.Where(scenario => scenario.Verdict == ScenarioVerdict.Crash)
                    .Select(scenario => scenario.Id),
            ];
            Assert.That(result.Scenarios.Select(scenario => scenario.Id), Is.Unique);
            if (crashed.Length == 0)
            {
                Assert.That(WorkerBench.Text(result), Is.EqualTo(expected));
            }
            else
            {
                Assert.That(
                    result.Scenarios.Count(), Is.EqualTo(WorkerBench.RunInProcess(WorkerBench.Plan).Scenarios.Count()));
            }
        }

        TestContext.Out.WriteLine($"{kills} workers were killed");
    }

    /// <summary>Two kills are never enough: what is killed by chance is tried again, whoever it was for.</summary>
    [TestCase(1)]
    [TestCase(1, 2)]
    [TestCase(1, 3)]
    public void AWorkerKilledWhileItLoads_IsReplaced(params int[] killed)
    {
        string expected = WorkerBench.Text(WorkerBench.Run(WorkerBench.Settings, WorkerBench.Plan));
        int started = 0;
        RunResult result = WorkerBench.Run(
            WorkerBench.Settings with
            {
                Started = id =>
                {
                    if (killed.Contains(++started))
                    {
                        Kill(id);
                    }
                },
            },
            WorkerBench.Plan);

        Assert.That(WorkerBench.Text(result), Is.EqualTo(expected));
        Assert.That(started, Is.GreaterThan(killed.Max()));
    }

    /// <summary>Nobody can tidy up for a tool that is killed, apart from its workers.</summary>
    [Test]
    [Platform(Exclude = "Win", Reason = "the folder of a process that ends cannot be removed there by itself")]
    public void AKilledTool_LeavesNothing()
    {
        using TemporaryFolder folder = new();
        ToolProcess tool = new()
        {
            Environment = new Dictionary<string, string> { ["TMPDIR"] = folder.Root },
        };
        tool.RunAndKillAfter(
            "sleeps of HostilePlugins", "run", "HostilePlugins", "--driver", "sleeps", "--scenario",
            "free-ordering/one-send", "--idle-limit", "600");

        Assert.That(
            () => Directory.EnumerateDirectories(folder.Root), Is.Empty.After(10).Seconds.PollEvery(100));
    }

    /// <summary>Kills the newest worker again and again; gives how many it killed.</summary>
    private static int KillSome(ConcurrentStack<int> workers, Random random, CancellationToken ended)
    {
        int killed = 0;
        while (!ended.WaitHandle.WaitOne(random.Next(50, 700)))
        {
            if (workers.TryPop(out int id) && Kill(id))
            {
                killed++;
            }
        }

        return killed;
    }

    private static bool Kill(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            process.Kill();
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It has ended by itself.
            return false;
        }
    }
}
