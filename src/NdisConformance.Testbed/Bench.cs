using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Nic;
using NdisConformance.Rules;
using NdisConformance.Trace;

namespace NdisConformance.Testbed;

/// <summary>
/// One machine, a host of any NDIS generation and a set of rules put together. It serves one run after another: it is
/// built once, and reset after each run, when it drops everything of driver and device.
/// </summary>
public abstract class Bench : IDisposable
{
    // Freed memory of about a thousand sends. A driver that touches memory too late touches it sooner than that.
    private const uint QuarantineBytes = 4 << 20;

    private readonly NdisGeneration _generation;
    private readonly SimulatedPc _pc;
    private readonly Tracer _tracer = new();
    private ReferenceNic? _nic;
    private ReferenceNicOptions? _nicOptions;

    /// <summary>Builds a bench for any number of runs.</summary>
    private protected Bench(NdisGeneration generation, Func<SimulatedPc, Tracer, KernelHost> host)
    {
        _generation = generation;
        Rules = new RuleEngine(generation: generation);
        _pc = new SimulatedPc(new SimulatedPcOptions
        {
            Choices = Choices,
            Memory = new MachineMemoryOptions { QuarantineBytes = QuarantineBytes },
        });
        Host = host(_pc, _tracer);
    }

    /// <summary>The simulated NDIS.</summary>
    public KernelHost Host { get; }

    /// <summary>The choices of the present run that are not ordinary.</summary>
    public ScriptedChoices Choices { get; } = new();

    /// <summary>All choices of the present run; null unless it records them.</summary>
    internal RecordingChoices? Recorded { get; private set; }

    /// <summary>The judgement of the present run.</summary>
    public RuleEngine Rules { get; }

    /// <summary>The device of the present run.</summary>
    public IVirtualDevice Device => Host.Device;

    /// <summary>The host that a run has.</summary>
    internal static HostOptions HostOf(NdisGeneration generation, TestbedSetup setup, ScenarioRunOptions options)
    {
        HostVersion version = setup.Host.MinorNdisVersion is { } own
            ? new HostVersion(own, setup.Host.MajorNdisVersion)
            : GenerationHosts.For(generation, options.Ndis);
        return setup.Host with
        {
            MajorNdisVersion = version.Major,
            MinorNdisVersion = version.Minor,
            StrictHeaders = options.StrictHeaders || setup.Host.StrictHeaders,
        };
    }

    /// <summary>How the traces on a host are judged.</summary>
    internal static RuleOptions RulesOn(HostOptions host) => new()
    {
        StrictHeaders = host.StrictHeaders,
        HostVersion = NDIS.NdisVersion(host.MajorNdisVersion, host.MinorNdisVersion!.Value),
    };

    /// <summary>Sets the bench up for a run, whose trace goes to a store.</summary>
    internal void Begin(TestbedSetup setup, ScenarioRunOptions options, TraceStore trace)
    {
        setup.Choices?.Invoke(Choices);
        if (options.RecordsChoices)
        {
            // A recorder that wants nothing of its own leaves the run as it is.
            Recorded = new RecordingChoices(Choices, wanted: 0);
            _pc.Choices = Recorded;
        }

        HostOptions host = HostOf(_generation, setup, options);
        Rules.Reset(RulesOn(host));
        if (options.Shared is { } shared)
        {
            shared.Begin(options.Variation);
            _tracer.Add(shared);
        }

        _tracer.Add(Rules);
        if (options.Watcher is { } watcher)
        {
            _tracer.Add(watcher);
        }

        if (options.Found is { } found)
        {
            _tracer.Add(new FindingWatch(Rules, found));
        }

        _tracer.Add(trace);
        if (options.Frames is { } frames)
        {
            Host.Watch((sequence, bytes) => frames.Add((sequence, bytes.ToArray())));
        }

        Host.Plug(host, options.Device?.Invoke() ?? Nic(setup.Nic), options.Budget);
    }

    /// <summary>Makes the bench what it was when it was new.</summary>
    internal void Reset()
    {
        _pc.Reset();
        _tracer.Reset();
        Rules.Reset(RuleOptions.Default);
        Choices.Clear();
        Recorded = null;
        _pc.Choices = Choices;
        Host.Reset();
    }

    /// <summary>The reference NIC of the last run, if it was built alike: plugging it in resets it.</summary>
    private ReferenceNic Nic(ReferenceNicOptions options)
    {
        if (_nic is null || _nicOptions != options)
        {
            _nic = new ReferenceNic(options);
            _nicOptions = options;
        }

        return _nic;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _pc.Dispose();
        GC.SuppressFinalize(this);
    }
}
