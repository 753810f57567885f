using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipes;
using System.Text.Json;
using NdisConformance.Trace;

namespace NdisConformance.Runner;

/// <summary>A worker, seen from the tool. Any thread may give it orders, each to a lane of its own.</summary>
internal sealed class WorkerProcess : IDisposable
{
    // How .NET begins the number of a line.
    private const string LineMark = ":line ";

    private static readonly Lock Starting = new();
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly WorkerCommand _command;
    private readonly Process _process;
    private readonly WorkerFolder _folder;
    private readonly LineStream _orders;
    private readonly LineStream _answers;
    private readonly CappedOutput _output;
    private readonly CappedOutput _errors;
    private readonly Dictionary<long, Pending> _pending = [];
    private readonly Thread _reading;
    private DeathCause _cause = DeathCause.Ended;
    private LaneFrames _stack = LaneFrames.Unknown;
    private long _lastId;
    private bool _isOver;
    private volatile bool _isLookedAt;

    private WorkerProcess(
        Process process,
        WorkerFolder folder,
        AnonymousPipeServerStream orders,
        AnonymousPipeServerStream answers,
        WorkerCommand command)
    {
        Id = process.Id;
        _command = command;
        _process = process;
        _folder = folder;
        _orders = new LineStream(orders);
        _answers = new LineStream(answers);
        _output = new CappedOutput(process.StandardOutput.BaseStream);
        _errors = new CappedOutput(process.StandardError.BaseStream);
        _process.StandardInput.Close();
        _reading = new Thread(() => Read(orders, answers)) { IsBackground = true, Name = "worker answers" };
        _reading.Start();
    }

    public int Lanes => _folder.Traces.Count;


    /// <summary>Processor time that the worker has used; what it used last, if it is over.</summary>
    public TimeSpan ProcessorTime { get; private set; }

    /// <summary>Bytes of memory that the worker has now.</summary>
    public long Memory { get; private set; }

    public int Id { get; }

    /// <summary>
    /// True once the runtime has given up, which may take seconds to say why and to leave a dump, and while an exit
    /// waits for the tool to look at it.
    /// </summary>
    public bool IsDying => _isLookedAt || LastWords.AreFatal(_errors.Text);

    private int ExitCode { get; set; }

    /// <summary>
    /// Starts another process. Between the making of a pipe and the start of its worker none may be started: it would
    /// inherit the pipe.
    /// </summary>
    public static Process StartOther(ProcessStartInfo start)
    {
        lock (Starting)
        {
            return Process.Start(start)!;
        }
    }

    public static WorkerProcess Start(WorkerSettings settings, int lanes)
    {
        WorkerFolder folder = new(lanes);
        lock (Starting)
        {
            AnonymousPipeServerStream orders = new(PipeDirection.Out, HandleInheritability.Inheritable);
            AnonymousPipeServerStream answers = new(PipeDirection.In, HandleInheritability.Inheritable);
            ProcessStartInfo start = new(
                settings.Command.FileName,
                [
                    .. settings.Command.Arguments,
                    Worker.Argument,
                    orders.GetClientHandleAsString(),
                    answers.GetClientHandleAsString(),
                ])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
                CreateNoWindow = true,
            };
            WorkerEnvironment.Fill(start.Environment, folder.Path, settings);
            Process process = Process.Start(start)!;
            orders.DisposeLocalCopyOfClientHandle();
            answers.DisposeLocalCopyOfClientHandle();
            settings.Started?.Invoke(process.Id);
            return new WorkerProcess(process, folder, orders, answers, settings.Command);
        }
    }

    /// <summary>Gives an order and waits for what becomes of it. A cancelled order costs the worker its life.</summary>
    public WorkerReply Ask(WorkerOrder order, CancellationToken cancellation)
    {
        using CancellationTokenRegistration registration = cancellation.Register(() => Kill(DeathCause.Cancelled));
        Pending pending = new(order.Lane);
        long id = Interlocked.Increment(ref _lastId);
        lock (_gate)
        {
            if (_isOver)
            {
                return new WorkerReply(null, new WorkerDeath(
                    _cause, ExitCode, _errors.Text, _stack, string.Empty, TraceStore.Nothing()));
            }

            _pending.Add(id, pending);
        }

        try
        {
            _orders.Write(order with { Id = id });
        }
        catch (IOException)
        {
            // The worker is gone; whoever reads its answers finds out, too.
        }

        return pending.Wait();
    }

    /// <param name="plugin">The plugin.</param>
    /// <param name="limits">What it may use; a worker that was started early knows others.</param>
    /// <param name="cancellation">Ends the worker.</param>
    public WorkerReply Open(PluginManifest plugin, WorkerLimits limits, CancellationToken cancellation)
    {
        WorkerOrder order = new()
        {
            Id = 0,
            Task = WorkerTask.Open,
            Plugin = plugin,
            Traces = _folder.TracePaths,
            Output = limits.Output,
        };
        return Ask(order, cancellation);
    }

    /// <summary>Ends it; the cause is the first one that was given.</summary>
    public void Kill(DeathCause cause)
    {
        lock (_gate)
        {
            if (_isOver || _cause != DeathCause.Ended)
            {
                return;
            }

            _cause = cause;
        }

        bool mayBeRead = cause is DeathCause.Computed or DeathCause.Slept or DeathCause.Overran or DeathCause.Memory;
        if (mayBeRead && Lanes == 1)
        {
            _stack = LaneStack.OfLane(_command, Id, _folder.Path);
        }

        KillProcess();
    }

    /// <summary>For each lane that has an order how far it is: a number that changes while something happens.</summary>
    public IReadOnlyList<(int Lane, long Id, long Beats)> Progress()
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return [];
            }

            Measure();
            return
            [
                .. _pending.Select(pair => (
                    pair.Value.Lane, pair.Key, _folder.Traces[pair.Value.Lane].Beats)),
            ];
        }
    }

    /// <summary>Ends it at once.</summary>
    public void Dispose()
    {
        KillProcess();
        _reading.Join();
    }

    private void Measure()
    {
        try
        {
            _process.Refresh();
            ProcessorTime = _process.TotalProcessorTime;
            Memory = NativeProcess.MemoryOf(_process);
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
            // It has ended; whoever reads its answers finds out.
        }
    }

    private void KillProcess()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }
    }

    private void Read(AnonymousPipeServerStream orders, AnonymousPipeServerStream answers)
    {
        try
        {
            while (_answers.TryRead(out ReadOnlySpan<byte> line))
            {
                WorkerAnswer answer = WorkerLines.ReadAnswer(line);
                if (answer.Kind == WorkerAnswerKind.Exiting)
                {
                    LookAtExit();
                }
                else if (answer.Kind != WorkerAnswerKind.Ready && !Take(answer))
                {
                    Kill(DeathCause.Protocol);
                    break;
                }
            }
        }
        catch (JsonException)
        {
            Kill(DeathCause.Protocol);
        }
        catch (IOException)
        {
            // The worker is gone.
        }

        End();
        orders.Dispose();
        answers.Dispose();
        _process.Dispose();
    }

    private void LookAtExit()
    {
        if (Lanes == 1)
        {
            _isLookedAt = true;
            _stack = LaneStack.OfExit(_command, Id, _folder.Path);
            _isLookedAt = false;
        }

        _orders.Write(new WorkerOrder { Id = 0, Task = WorkerTask.Exit });
    }

    /// <summary>The runtime writes functions without lines, unless an exception came through them.</summary>
    private void LookAtDump()
    {
        string dump = WorkerEnvironment.DumpIn(_folder.Path);
        if (_stack.Functions.Count == 0 && File.Exists(dump)
            && LastWords.Stack(_errors.Text) is [{ } first, ..] && !first.Contains(LineMark, StringComparison.Ordinal))
        {
            _stack = LaneStack.OfDump(_command, dump, _folder.Path, first.Split('(')[0]);
        }
    }

    /// <summary>False for an answer that nobody waits for.</summary>
    private bool Take(WorkerAnswer answer)
    {
        Pending? pending;
        lock (_gate)
        {
            if (!_pending.Remove(answer.Id, out pending))
            {
                return false;
            }
        }

        pending.End(new WorkerReply(answer, null));
        return true;
    }

    /// <summary>No answer comes any more: what has none learns why.</summary>
    private void End()
    {
        if (!_process.WaitForExit(EndPatience))
        {
            KillProcess();
            _process.WaitForExit();
        }

        NativeProcess.EndGroup(Id);
        NativeProcess.EndThoseWith(_folder.Path);
        _output.Wait(EndPatience);
        _errors.Wait(EndPatience);
        LookAtDump();
        Pending[] left;
        lock (_gate)
        {
            _isOver = true;
            ExitCode = _process.ExitCode;
            left = [.. _pending.Values];
            _pending.Clear();
            Suspicion? suspicion = _cause == DeathCause.Ended ? new Suspicion(left.Length) : null;
            foreach (Pending pending in left)
            {
                pending.Death = Death(pending) with { Suspicion = suspicion };
            }
        }

        _folder.Dispose();
        foreach (Pending pending in left)
        {
            pending.End(new WorkerReply(null, pending.Death!));
        }
    }

    private WorkerDeath Death(Pending pending)
    {
        (string variation, TraceStore events) = _folder.Survivors(pending.Lane);
        return new WorkerDeath(_cause, ExitCode, _errors.Text, _stack, variation, events);
    }

    /// <summary>An order that has no answer.</summary>
    private sealed class Pending(int lane)
    {
        public int Lane { get; } = lane;

        public WorkerDeath? Death { get; set; }

        // Whoever waits does not spin meanwhile: the processors belong to the worker.
        private readonly ManualResetEventSlim _isOver = new(initialState: false, spinCount: 0);
        private WorkerReply? _reply;

        public void End(WorkerReply reply)
        {
            _reply = reply;
            _isOver.Set();
        }

        public WorkerReply Wait()
        {
            _isOver.Wait();
            return _reply!;
        }
    }
}
