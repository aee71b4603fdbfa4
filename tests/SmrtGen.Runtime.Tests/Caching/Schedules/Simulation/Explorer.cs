using System.Globalization;

namespace SmrtGen.Runtime.Tests.Caching.Schedules.Simulation;

/// <summary>Runs schedules: all of them, or random ones that a seed brings back.</summary>
internal static class Explorer
{
    /// <summary>Runs every interleaving of some operations. Those that differ only in the order of neighbouring steps that touch nothing in common are one.</summary>
    /// <remarks>
    /// Depth first, each schedule from its beginning. A step that was tried at a place sleeps in what is tried there after it, until something that it
    /// conflicts with happens (sleep sets, Godefroid 1996): every order of conflicting steps is run, and once.
    /// </remarks>
    public static int RunAll(ScheduleSetting setting, bool readsAfter, params (Operation Operation, int Node)[] operations)
    {
        int count = 0;
        List<Branch> path = [];
        do
        {
            int depth = 0;
            bool isComplete = false;
            using Schedule schedule = new(setting, hasIdleAnswers: false);
            Judge(schedule, $"{string.Join(", ", operations)} with {setting}", () =>
            {
                foreach ((Operation operation, int node) in operations)
                    schedule.Begin(operation, node, readsAfter);
                isComplete = schedule.Run(choices =>
                {
                    if (depth == path.Count)
                        path.Add(new Branch(choices, depth == 0 ? [] : path[depth - 1].SleepingAfter()));
                    return path[depth++].Of(choices);
                });
                if (isComplete)
                    schedule.CheckEnd();
            });
            if (isComplete)
                count++;
            while (path.Count > 0 && !path[^1].Next())
                path.RemoveAt(path.Count - 1);
        }
        while (path.Count > 0);
        return count;
    }

    /// <summary>Runs the schedule of a seed: three operations on two nodes, in a setting and an order that the seed gives.</summary>
    public static void RunRandom(int seed)
    {
        Random random = new(seed);
        ScheduleSetting setting = new()
        {
            IsTransactional = random.Next(2) == 0,
            HasShared = random.Next(3) > 0,
            Warm = random.Next(4),
            MaxEntries = random.Next(4) == 0 ? 1 : 100,
            EagerRefresh = random.Next(2) == 0 ? 0.001 : 0,
        };
        (Operation Operation, int Node)[] operations = [.. Enumerable.Range(0, 3).Select(_ => (All[random.Next(All.Length)], random.Next(2) + 1))];
        using Schedule schedule = new(setting);
        Judge(schedule, $"Seed {seed.ToString(CultureInfo.InvariantCulture)}: {string.Join(", ", operations)} with {setting}", () =>
        {
            foreach ((Operation operation, int node) in operations)
                schedule.Begin(operation, node);
            schedule.Run(choices => choices[random.Next(choices.Count)]);
            schedule.CheckEnd();
        });
    }

    private static Operation[] All { get; } = Enum.GetValues<Operation>();

    private static void Judge(Schedule schedule, string what, Action run)
    {
        try
        {
            run();
        }
        catch (Exception exception)
        {
            throw new ScheduleViolation($"{what}\n{(exception is ScheduleViolation ? exception.Message : exception)}\nThe order of steps:\n  {string.Join("\n  ", schedule.Gates.Log)}");
        }
    }

    /// <summary>A place in a schedule where one of several steps could happen.</summary>
    private sealed class Branch
    {
        private readonly List<(string Name, Touches Touches)> _choices;
        private readonly List<(string Name, Touches Touches)> _sleeping;
        private int _chosen = -1;

        public Branch(List<Step> choices, List<(string Name, Touches Touches)> sleeping)
        {
            _choices = choices.ConvertAll(static step => (step.Name, step.Touches));
            _sleeping = sleeping;
            Next();
        }

        /// <summary>Goes on to the next step that does not sleep.</summary>
        public bool Next()
        {
            if (_chosen == _choices.Count)
                return false;
            if (_chosen >= 0)
                _sleeping.Add(_choices[_chosen]);
            do
                _chosen++;
            while (_chosen < _choices.Count && _sleeping.Exists(each => each.Name == _choices[_chosen].Name));
            return _chosen < _choices.Count;
        }

        public Step? Of(List<Step> choices) => _chosen < _choices.Count ? choices[_chosen] : null;

        public List<(string Name, Touches Touches)> SleepingAfter()
            => _sleeping.FindAll(each => !each.Touches.Conflicts(_choices[_chosen].Touches));
    }
}
