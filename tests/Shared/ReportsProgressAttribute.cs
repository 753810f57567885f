using System.Diagnostics;
using NdisConformance.Testing;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

[assembly: ReportsProgress]

namespace NdisConformance.Testing;

/// <summary>
/// Writes every twenty seconds how many tests of the assembly have run. Without it <c>dotnet test</c> writes nothing
/// between the start of a project and its last test.
/// </summary>
/// <remarks>
/// The error stream of NUnit is the one that the console logger shows at its default verbosity; the progress stream is
/// shown at <c>normal</c> and above only.
/// </remarks>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class ReportsProgressAttribute : Attribute, ITestAction
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    private readonly Stopwatch _clock = new();
    private Timer? _timer;
    private int _passed;
    private int _failed;

    public ActionTargets Targets => ActionTargets.Suite | ActionTargets.Test;

    public void BeforeTest(ITest test)
    {
        if (test is TestAssembly)
        {
            string name = Path.GetFileNameWithoutExtension(test.Name);
            _clock.Start();
            _timer = new Timer(_ => TestContext.Error.WriteLine(Line(name)), null, Interval, Interval);
        }
    }

    public void AfterTest(ITest test)
    {
        if (test is TestAssembly)
        {
            _timer?.Dispose();
        }
        else if (!test.IsSuite)
        {
            Count(TestContext.CurrentContext.Result.Outcome.Status);
        }
    }

    private void Count(TestStatus status)
    {
        if (status == TestStatus.Passed)
        {
            Interlocked.Increment(ref _passed);
        }
        else if (status == TestStatus.Failed)
        {
            Interlocked.Increment(ref _failed);
        }
    }

    private string Line(string name)
    {
        string failed = _failed == 0 ? string.Empty : $", {_failed} failed";
        return $"{name}: {_passed} tests passed{failed} after {_clock.Elapsed.TotalSeconds:F0} s";
    }
}
