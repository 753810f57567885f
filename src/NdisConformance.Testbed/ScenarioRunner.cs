using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;

namespace NdisConformance.Testbed;

/// <summary>Runs a scenario on a testbed from the pool and says how it ended.</summary>
public static class ScenarioRunner
{
    /// <summary>Runs one scenario with a fresh driver. Never throws for what driver or harness did.</summary>
    public static ScenarioOutcome Run(
        Scenario scenario, Func<IMiniportDriver> driver, ScenarioRunOptions? options = null)
    {
        ReusableTestbed testbed = TestbedPool.Take();
        ScenarioOutcome outcome = RunOn(testbed, scenario, driver, options);
        if (outcome.Kind == OutcomeKind.HarnessError)
        {
            testbed.Dispose();
        }
        else
        {
            TestbedPool.Return(testbed);
        }

        return outcome;
    }

    /// <summary>Runs one scenario with a fresh driver on a testbed, and resets it.</summary>
    public static ScenarioOutcome RunOn(
        ReusableTestbed testbed, Scenario scenario, Func<IMiniportDriver> driver, ScenarioRunOptions? options = null)
    {
        options ??= new ScenarioRunOptions();
        using TestbedSession session = new(testbed, scenario.Setup, driver, options);
        (OutcomeKind kind, string reason) = Drive(scenario, session, options);
        return new ScenarioOutcome(
            scenario, kind, reason, session.Host.BugCheck?.Code ?? 0, session.Rules, session.Trace);
    }

    private static (OutcomeKind Kind, string Reason) Drive(
        Scenario scenario, TestbedSession session, ScenarioRunOptions options)
    {
        try
        {
            options.Prepared?.Invoke(session);
            scenario.Drive(session);
            return (OutcomeKind.Completed, string.Empty);
        }
        catch (CannotGoOnException exception)
        {
            return (OutcomeKind.Stopped, exception.Message);
        }
        catch (BugCheckException exception)
        {
            return (exception.IsHang ? OutcomeKind.Hung : OutcomeKind.Crashed, exception.Message);
        }
        catch (HarnessDefectException exception)
        {
            return (OutcomeKind.HarnessError, exception.ToString());
        }
#pragma warning disable CA1031 // Whatever else comes out of host, device or scenario is a defect of the harness.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return (OutcomeKind.HarnessError, exception.ToString());
        }
    }
}
